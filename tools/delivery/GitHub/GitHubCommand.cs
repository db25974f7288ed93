using System.CommandLine;
using CommandLine;
using Delivery.Bootstrap;
using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>`github`: sets up and checks the environments, variables and labels that the workflows need.</summary>
internal static class GitHubCommand
{
    public static Command Create(CommandContext context)
    {
        var options = new BootstrapOptions();
        var reviewers = new Option<string[]>("--reviewer")
        {
            Description = "LOGIN or ORG/TEAM that approves deployments to prod, once for each. Needed if there is none yet.",
        };
        var yes = new Option<bool>("--yes", "--apply") { Description = "Run the steps. Without it, nothing is changed." };
        var command = new Command(
            "github",
            """
            Sets up the GitHub repository for CI: its environments with their rules and variables, and the labels that override the gate.
            Run it after bootstrap, with the same options and signed in with `gh auth login` as an administrator of the repository. Without
            --yes it lists the steps and changes nothing. Exit codes: 0 nothing to do or done, 1 steps are left, 2 failed.

            Examples:
              delivery github --repository contoso/chat --reviewer contoso/platform
              delivery github --repository contoso/chat --reviewer alice --yes
            """
        )
        {
            reviewers,
            yes,
        };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var settings = await options.ReadAsync(parsed, context, cancellation);
                return await RunAsync(context, settings, parsed.GetValue(reviewers) ?? [], parsed.GetValue(yes), cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        BootstrapSettings settings,
        string[] reviewers,
        bool yes,
        CancellationToken cancellation
    )
    {
        var subject = settings.Subjects.Values.First().Split(":environment:")[0];
        if (!subject.StartsWith("repo:", StringComparison.Ordinal))
        {
            throw new Failure("the pipeline must be a GitHub repository: --repository OWNER/REPO");
        }

        var repository = RepositoryName.Of(subject["repo:".Length..]);
        var notes = await RepositoryCheck.NotesAsync(context.GitHub, repository, subject, cancellation);
        var handover = await Handover.FindAsync(context.Azure, settings, cancellation)
            ?? throw new Failure("the identities of CI do not exist yet; run bootstrap with the same options and --yes first");
        var steps = await StepsAsync(context.GitHub, repository, settings, handover, reviewers, cancellation);

        context.Line(repository);
        foreach (var step in steps)
        {
            context.Line($"  {(step.IsNew ? '+' : '~')} {step.What}");
            step.Details.ToList().ForEach(detail => context.Line($"      {detail}"));
        }

        notes.ToList().ForEach(note => context.Line($"note: {note}"));
        if (steps.Count == 0)
        {
            context.Line("nothing to do: environments, variables and labels are set");
            return 0;
        }

        if (!yes)
        {
            context.Line($"{steps.Count} steps. Nothing was changed. Run the same command with --yes to apply the steps.");
            return ExitCode.Findings;
        }

        foreach (var step in steps)
        {
            foreach (var request in step.Requests)
            {
                await context.GitHub.SendAsync(request.Method, request.Path, request.Body, cancellation);
            }

            context.Line($"done: {step.What}");
        }

        context.Line("docs/promotion.md lists the variables that you add yourself, such as RUNNER_PROD.");
        return 0;
    }

    private static async Task<IReadOnlyList<GitHubStep>> StepsAsync(
        IGitHub gitHub,
        string repository,
        BootstrapSettings settings,
        Handover handover,
        string[] reviewers,
        CancellationToken cancellation
    )
    {
        var approvers = new List<Reviewer>();
        foreach (var reviewer in reviewers)
        {
            approvers.Add(await Reviewer.FindAsync(gitHub, reviewer, cancellation));
        }

        var steps = new List<GitHubStep>();
        foreach (
            var rules in settings.Environments.SelectMany(environment =>
                EnvironmentRules
                    .OfDeployment(environment.Name)
                    .Append(EnvironmentRules.Preview(BootstrapSettings.JobEnvironment(environment, Purpose.Preview)))
            )
        )
        {
            var state = await EnvironmentState.ReadAsync(gitHub, repository, rules.Name, cancellation);
            Add(EnvironmentStep.Of(repository, rules, state, approvers));
            foreach (var (name, variables) in handover.Environments.Where(entry => entry.Environment == rules.Name))
            {
                Add(await VariableStep.FindAsync(gitHub, repository, name, variables, cancellation));
            }
        }

        steps.AddRange(await OverrideLabels.FindAsync(gitHub, repository, cancellation));
        return steps;

        void Add(GitHubStep? step)
        {
            if (step is not null)
            {
                steps.Add(step);
            }
        }
    }
}
