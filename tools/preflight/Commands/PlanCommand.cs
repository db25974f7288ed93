using System.CommandLine;
using System.Diagnostics;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Reports;
using Preflight.Reports.Diagrams;
using Preflight.Requests;

namespace Preflight.Commands;

/// <summary>`plan STACK`: lists the resources that the program would deploy.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var state = new StateSource(source, "Output of `pulumi stack export`: show what the update of it would do.");
        var format = new Option<string>("--format")
        {
            Description = "console, json (a plan file) or mermaid (the diagram as text).",
            DefaultValueFactory = _ => "console",
        };
        format.AcceptOnlyFromAmong("console", "json", "mermaid");
        var command = new Verb(
            "plan",
            "Print every resource that the program would deploy.",
            """
            Runs the program under a local engine. Nothing leaves this machine. With --state it shows what `pulumi up` would create, update,
            replace and delete, and why, without a login and without the Pulumi CLI.
            Exit code: 0 planned, 1 the update would stop, as at a protected resource, 2 the program or the call failed.

            Examples:
              preflight plan dev
              preflight plan dev --format json > dev.json
              preflight plan prod --format mermaid
              preflight plan dev --unknowns
              pulumi stack export --file dev-state.json; preflight plan dev --state dev-state.json
              preflight plan dev --project ../other --command "node run.js"
            """
        )
        {
            format,
        };
        source.AddTo(command);
        state.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(source, state, parsed, parsed.GetValue(format)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        PlanSource source,
        StateSource state,
        ParseResult parsed,
        string format,
        CancellationToken cancellation
    )
    {
        var watch = Stopwatch.StartNew();
        var update = state.IsGiven(parsed) ? await state.GetAsync(parsed, cancellation) : null;
        var plan = update?.Plan ?? await source.GetAsync(parsed, cancellation);
        switch (format)
        {
            case "json":
                await Console.Out.WriteAsync(PlanFile.Write(plan));
                break;
            case "mermaid":
                await Console.Out.WriteAsync(MermaidDiagram.Write(Architecture.Of(ViewOf(plan))));
                break;
            case "console" when update is not null:
                UpdateTree.Print(Terminal.Console, update, watch.Elapsed);
                break;
            default:
                PlanTree.Print(Terminal.Console, plan, watch.Elapsed);
                break;
        }

        return update?.Errors.Count > 0 ? ExitCode.Findings : 0;
    }

    /// <summary>The diagram needs resources and their references, but no rule and no price.</summary>
    private static AzurePlan ViewOf(Plan plan) =>
        new(
            plan,
            ArmTemplate.Of(plan, new AzureTypes()),
            StageName.Of(plan.Stack),
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            new Lazy<decimal>(0m),
            directory: null
        );
}
