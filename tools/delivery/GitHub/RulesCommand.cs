using System.CommandLine;
using CommandLine;
using Delivery.Bootstrap;
using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>`rules`: checks the environments that a deployment passes. The workflow `deploy` runs it before prod.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandContext context)
    {
        var stack = new Argument<string>("STACK") { Description = "The stack to deploy to." };
        var repository = new Option<string?>("--repository") { Description = "OWNER/REPO.", Required = true };
        var command = new Command(
            "rules",
            """
            Checks the GitHub environments that a deployment to a stack passes: main only, and for prod a required reviewer who did not
            start the run. Uses `gh` with its login or GH_TOKEN, and changes nothing. Exit codes: 0 met, 1 not met, 2 could not be
            determined.
            """
        )
        {
            stack,
            repository,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(context, Stack(parsed.GetValue(stack)!), RepositoryName.Of(parsed.GetValue(repository)), cancellation)
        );
        return command;
    }

    /// <summary>GitHub finds an environment in any case, and so `Prod` would pass without the rules of prod's approval.</summary>
    private static string Stack(string name) =>
        DeliveryEnvironment.IsName(name)
            ? name
            : throw new Failure($"STACK must be the name of a stack in lower case, such as {EnvironmentRules.ApprovedStack}, got '{name}'");

    private static async Task<int> RunAsync(CommandContext context, string stack, string repository, CancellationToken cancellation)
    {
        var broken = 0;
        foreach (var rules in EnvironmentRules.OfDeployment(stack))
        {
            var state = await EnvironmentState.ReadAsync(context.GitHub, repository, rules.Name, cancellation);
            var findings = rules.Findings(state).ToList();
            broken += findings.Count;
            findings.ForEach(finding => context.Line($"error: {finding}"));
            rules.Notes(state).ToList().ForEach(note => context.Line($"note: {note}"));
            if (findings.Count == 0)
            {
                var reviewers = string.Join(", ", state.Reviewers.Select(reviewer => reviewer.Name));
                context.Line($"{rules.Name}: main only{(rules.IsReviewed ? $", reviewed by {reviewers}, no self-review" : "")}");
            }
        }

        if (broken > 0)
        {
            context.Line($"To repair it: dotnet run --project tools/delivery -- github --repository {repository} --yes");
        }

        return broken == 0 ? 0 : ExitCode.Findings;
    }
}
