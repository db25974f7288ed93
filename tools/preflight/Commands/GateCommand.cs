using System.CommandLine;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Planning.Updates;
using Preflight.Checking;
using Preflight.Gate;
using Preflight.Reports;
using Preflight.Rules.Framework;

namespace Preflight.Commands;

/// <summary>`gate STACK --preview FILE`: may this update run?</summary>
internal static class GateCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CheckTerms();
        var prices = new CostTermsOption();
        var preview = new Option<string?>("--preview") { Description = "Output of `pulumi preview --json --show-sames`." };
        var state = new StateSource(source, "Output of `pulumi stack export`, instead of --preview: the update is computed from it.");
        var findings = new Option<string?>("--findings")
        {
            Description = "Output of `check --format json`. Default: the stack is checked now.",
        };
        var tested = new Option<string?>("--tested")
        {
            Description = "What a release left when it passed test, with `models`. The update must not bring another model.",
        };
        var allow = new Option<string[]>("--allow")
        {
            Description = $"Accept what would be rejected: {string.Join(", ", Override.All)}. Repeatable.",
        };
        var jump = new Option<decimal>("--cost-jump")
        {
            Description = "Percent by which the monthly estimate may rise.",
            DefaultValueFactory = _ => 20,
        };
        var format = new Option<string>("--format") { Description = "console, markdown or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "markdown", "json");
        var command = new Verb(
            "gate",
            "Decide whether an update may run.",
            $"""
            Rejects an update that deletes or replaces a resource with data, that weakens a protection, that raises the monthly estimate
            above the limit (and by at least {CostJump.Least} dollars), or that has errors of `check` without a waiver.
            With --state the update is computed offline, without the Pulumi CLI, and a protected resource that it meets is rejected.
            Exit code: 0 the update may run, 1 it is rejected, 2 the preview, the state, the plan or the call cannot be read.

            Examples:
              pulumi preview --json --show-sames > preview.json; preflight gate prod --preview preview.json --format markdown
              preflight gate prod --preview preview.json --allow allow-data-loss
              pulumi stack export --file state.json; preflight gate prod --state state.json
            """
        )
        {
            preview,
            findings,
            tested,
            allow,
            jump,
            format,
        };
        source.AddTo(command);
        state.AddTo(command);
        terms.AddTo(command);
        prices.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var overrides = Override.Of(parsed.GetValue(allow) ?? []);
                var limit = parsed.GetValue(jump) is >= 0 and var percent
                    ? percent
                    : throw new Failure($"--cost-jump must be per cent of 0 or more, got '{parsed.GetValue(jump)}'");
                var computed = await ComputedAsync(state, source, parsed, parsed.GetValue(preview), cancellation);
                var update = computed?.Preview ?? PreviewFile.Read(parsed.GetValue(preview)!);
                var (directory, termsDirectory) = (source.Directory(parsed), source.TermsDirectory(parsed));
                var saved = parsed.GetValue(findings);
                var plan = computed?.Plan ?? (saved is null || source.IsNamed(parsed) ? await source.GetAsync(parsed, cancellation) : null);
                if (plan is not null && update.Stack.Length > 0 && (plan.Stack, plan.Project) != (update.Stack, update.Project))
                {
                    throw new Failure(
                        $"the preview is of the stack {update.Stack} of {update.Project}, not of {plan.Stack} of {plan.Project}"
                    );
                }

                // Where nothing is to be done, no step says of which stack.
                update = update.Stack.Length == 0 && plan is not null ? update with { Stack = plan.Stack, Project = plan.Project } : update;
                var options = terms.Of(parsed, directory, termsDirectory) with { Costs = prices.Of(parsed, termsDirectory) };
                IEnumerable<GateFinding> errors = saved is not null ? FindingsFile.Errors(saved, update.Stack) : Errors(plan!, options);
                errors = computed is null ? errors : errors.Concat(UpdateFindings.Stops(computed));
                if (parsed.GetValue(tested) is { } evidence)
                {
                    errors = errors.Concat(Untested(update, evidence, options));
                }

                var verdict = GateResult.Of(update, CostJump.Of(update, plan, options.Costs, options.Stage), limit, errors, overrides);
                switch (parsed.GetValue(format))
                {
                    case "json":
                        await Console.Out.WriteLineAsync(GateReport.Json(verdict));
                        break;
                    case "markdown":
                        await Console.Out.WriteLineAsync(GateReport.Markdown(verdict));
                        break;
                    default:
                        GateReport.Print(Terminal.Console, verdict);
                        break;
                }

                return verdict.Passes ? 0 : ExitCode.Findings;
            }
        );
        return command;
    }

    /// <returns>Null if a preview of the Pulumi CLI is given.</returns>
    private static async Task<UpdatePlan?> ComputedAsync(
        StateSource state,
        PlanSource source,
        ParseResult parsed,
        string? preview,
        CancellationToken cancellation
    ) =>
        (preview is not null, state.IsGiven(parsed)) switch
        {
            (true, true) => throw new Failure("the gate judges --preview or --state; leave one of them out"),
            (false, false) => throw new Failure(
                "the gate needs an update: --preview FILE (`pulumi preview --json --show-sames > FILE`) or STACK and --state FILE "
                    + "(`pulumi stack export --file FILE`)"
            ),
            (false, true) when !source.IsNamed(parsed) => throw new Failure("--state is compared with a program; name the stack too"),
            (false, true) => await state.GetAsync(parsed, cancellation),
            _ => null,
        };

    private static IEnumerable<GateFinding> Errors(Plan plan, CheckOptions options) =>
        CheckResult.Of(plan, new AzureTypes(), options).Findings.Where(finding => finding.Severity == Severity.Error).Select(Refused);

    private static IEnumerable<GateFinding> Untested(Preview update, string evidence, CheckOptions options) =>
        UntestedModels
            .Of(update, evidence)
            .Where(finding => !options.Waivers.Any(waiver => waiver.Accepts(finding, update.Stack, options.Today)))
            .Select(Refused);

    private static GateFinding Refused(Finding finding) => GateFinding.Finding(finding.Resource, finding.Message, finding.Rule);
}
