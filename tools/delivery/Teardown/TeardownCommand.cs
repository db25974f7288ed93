using System.CommandLine;
using AzureRest;
using CommandLine;
using Delivery.Context;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;
using Planning.ResourceIds;

namespace Delivery.Teardown;

/// <summary>`teardown STACK`: destroys a stack and purges its soft-deleted resources.</summary>
internal static class TeardownCommand
{
    public static Command Create(CommandContext context)
    {
        var stack = new Argument<string>("STACK") { Description = "The stack: Pulumi.<STACK>.yaml." };
        var yes = new Option<string?>("--yes")
        {
            Description = "Run the steps. A production stack, or one that holds data, requires --yes STACK.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var wait = new Option<int>("--wait")
        {
            Description = "Maximum minutes to wait for Azure to release the agents' subnet.",
            DefaultValueFactory = _ => 120,
        };
        var subscription = new Option<string?>("--subscription")
        {
            Description = "Subscription of the stack if its state is empty. Default: AZURE_SUBSCRIPTION_ID.",
        };
        var project = new Option<string>("--project") { Description = "Folder of the Pulumi project.", DefaultValueFactory = _ => "." };
        var command = new Command(
            "teardown",
            """
            Destroys a stack: stops its web app, removes locks and the protection in Pulumi's state, runs pulumi destroy, purges the
            soft-deleted AI accounts, AI gateways and key vaults of this stack, and waits until Azure releases the agents' subnet. Without
            --yes it lists the steps and changes nothing. After a failure or Ctrl+C, run it again to continue. Exit code 1: resources of
            the stack still exist.

            Examples:
              delivery teardown dev
              delivery teardown dev --yes
              delivery teardown prod --yes prod
            """
        )
        {
            stack,
            yes,
            wait,
            subscription,
            project,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                // The handler of signals is registered once this method waits: before that, a signal would end the tool without Pulumi.
                await Task.Yield();
                var (name, minutes) = (parsed.GetValue(stack)!, parsed.GetValue(wait));
                var found = ProjectFile.Find(parsed.GetValue(project)!);
                var config = StackConfig.Read(found, name);
                if (minutes is < 0 or > 2880)
                {
                    throw new Failure($"--wait must be 0 to 2880 minutes, got '{minutes}'");
                }

                var pulumi = new PulumiStack(context.Pulumi(found.Directory), name, context);
                var state = await pulumi.ExportAsync(cancellation);
                var torn = await FindAsync(found, name, config, state, parsed.GetValue(subscription), context, cancellation);
                var plan = await TeardownPlan.LookAsync(context.Azure, torn, state, cancellation);
                Show(context, torn, plan);
                if (plan.Obstacles.Count > 0)
                {
                    return ExitCode.Findings;
                }

                if (parsed.GetResult(yes) is null)
                {
                    context.Line(
                        plan.Steps.Count == 0
                            ? "Nothing to do."
                            : $"Nothing was changed. Run the same command with --yes {name} to apply the steps."
                    );
                    return 0;
                }

                Confirm(name, parsed.GetValue(yes), plan);
                return await RunAsync(context, torn, pulumi, TimeSpan.FromMinutes(minutes), cancellation);
            }
        );
        return command;
    }

    /// <summary>The state contains the location of the stack; without a state the plan for the given subscription does.</summary>
    private static async Task<TornStack> FindAsync(
        ProjectFile project,
        string name,
        StackConfig config,
        StackState state,
        string? subscription,
        CommandContext context,
        CancellationToken cancellation
    )
    {
        var workload = config.Values[$"{project.Name}:workload"];
        if (state.Group is { } known)
        {
            return
                subscription is null || string.Equals(ArmId.After(known, "subscriptions"), subscription, StringComparison.OrdinalIgnoreCase)
                ? new TornStack(name, workload, known)
                : throw new Failure(
                    $"stack '{name}' is in subscription {ArmId.After(known, "subscriptions")}, not in {subscription}; "
                        + "omit --subscription"
                );
        }

        var chosen = await Subscriptions.ChooseAsync(context.Azure, subscription, context.Environment, cancellation);
        var plan = await context.Run(
            new RunRequest
            {
                Project = project.Name,
                Stack = name,
                Program = ProgramLocator.Locate(project, null, null),
                Config = config.Values,
                SecretKeys = config.SecretKeys,
                SecretValues = config.SecretValues,
                RootDirectory = project.Directory,
                Account = Account.MadeUp with { SubscriptionId = chosen },
            },
            cancellation
        );
        return new TornStack(name, workload, plan.Resources.First(resource => resource.Type == "azure-native:resources:ResourceGroup").Id!);
    }

    private static void Show(CommandContext context, TornStack torn, TeardownPlan plan)
    {
        context.Line($"{torn.Name}: {torn.Group}");
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            context.Line($"  {i + 1}. {plan.Steps[i]}");
        }

        plan.Notes.ToList().ForEach(note => context.Line($"note: {note}"));
        plan.Obstacles.ToList().ForEach(obstacle => context.Line($"stop: {obstacle}"));
    }

    private static void Confirm(string name, string? typed, TeardownPlan plan)
    {
        var mustBeTyped = StageName.Of(name) == Stage.Production || plan.HoldsData;
        if (typed is null ? mustBeTyped : typed != name)
        {
            throw new Failure(
                $"stack '{name}' {(mustBeTyped ? "is production or holds protected data" : "was named")}, and --yes "
                    + $"says '{typed}'; to delete it for good: --yes {name}"
            );
        }
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        TornStack torn,
        PulumiStack pulumi,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        var again = $"dotnet run --project tools/delivery -- teardown {torn.Name} --subscription {torn.Subscription} --yes {torn.Name}";
        IReadOnlyList<string> left;
        try
        {
            left = await new Teardown(context, torn, pulumi, patience).RunAsync(cancellation);
        }
        catch (ArmException exception)
        {
            throw new Failure($"{exception.Message}. The earlier steps are complete; to continue: {again}");
        }

        foreach (var vault in (await new AzureRemains(context.Azure, torn).DeletedAsync(cancellation)).Where(one => one.IsProtected))
        {
            context.Line($"note: {TeardownPlan.KeptNote(vault)}");
        }

        left.ToList().ForEach(one => context.Line($"still exists: {one}"));
        context.Line(
            left.Count == 0
                ? $"{torn.Name} is destroyed; pulumi stack rm {torn.Name} --preserve-config also deletes its history"
                : $"to continue: {again}"
        );
        return left.Count == 0 ? 0 : ExitCode.Findings;
    }
}
