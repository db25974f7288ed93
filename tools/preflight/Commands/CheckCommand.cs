using System.CommandLine;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Gate;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`check STACK`: reports problems of the plan.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var state = new StateSource(
            source,
            "Output of `pulumi stack export`: judge the update of it too or, without STACK, what is deployed."
        );
        var terms = new CheckTerms();
        var policies = new PolicyPackOptions();
        var all = new Option<bool>("--all") { Description = "Check every stack of the project." };
        var format = new Option<string>("--format")
        {
            Description = "console, markdown, json or sarif.",
            DefaultValueFactory = _ => "console",
        };
        format.AcceptOnlyFromAmong("console", "markdown", "json", "sarif");
        var command = new Verb(
            "check",
            "Check the plan against the definitions of Azure and the rules.",
            """
            Checks every request against Azure's type definitions, and the plan against rules for network, identity, safety, reliability and
            cost. Findings that preflight.yaml waives are accepted. Warnings do not fail. With --state it also judges what the update would
            do: data stores that it deletes or replaces, protected or locked resources that it meets, and protection that it takes away.
            --policy-pack runs a policy pack of Pulumi too, with `node` or as an executable, and without the Pulumi CLI.
            With --unknowns, only what a first `pulumi preview` shows is judged; a note names the rules that need more.
            Exit code: 0 no errors, 1 errors were found, 2 the program or the call failed.

            Examples:
              preflight check prod
              preflight check --all --format markdown
              preflight check prod --format sarif > prod.sarif
              preflight check prod --state prod-state.json
              preflight check --state prod-state.json
              preflight check prod --policy-pack ../policies
            """
        )
        {
            all,
            format,
        };
        source.AddTo(command);
        state.AddTo(command);
        terms.AddTo(command);
        policies.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var types = new AzureTypes();
                if (state.IsGiven(parsed) && parsed.GetValue(all))
                {
                    throw new Failure("--state is of one stack; name the stack instead of --all");
                }

                var directory = state.IsAlone(parsed) ? source.DirectoryOrNone(parsed) : source.Directory(parsed);
                var options = terms.Of(parsed, directory, source.TermsDirectory(parsed));
                if (source.RunsAProgram(parsed) && !state.IsAlone(parsed))
                {
                    _ = WarmUp.Start(types, options);
                }

                Task<ILookup<string, PolicyFindings>> RunPacksAsync(IReadOnlyList<Plan> plans) =>
                    policies.RunAsync(parsed, source, plans, source.RunsAProgram(parsed) && !state.IsAlone(parsed), cancellation);

                var judgements = state.IsGiven(parsed)
                    ? [await OfStateAsync(state, parsed, types, options, RunPacksAsync, cancellation)]
                    : await OfProgramsAsync(source, parsed, parsed.GetValue(all), types, options, RunPacksAsync, cancellation);
                switch (parsed.GetValue(format))
                {
                    case "json":
                        await Console.Out.WriteLineAsync(FindingList.Json(judgements));
                        break;
                    case "sarif":
                        await Console.Out.WriteLineAsync(SarifLog.Write(judgements));
                        break;
                    case "markdown":
                        await Console.Out.WriteLineAsync(FindingTable.Markdown(judgements));
                        break;
                    default:
                        judgements.ForEach(judgement => FindingList.Print(Terminal.Console, judgement));
                        break;
                }

                return judgements.Exists(judgement => judgement.HasErrors) ? ExitCode.Findings : 0;
            }
        );
        return command;
    }

    private static async Task<List<CheckResult>> OfProgramsAsync(
        PlanSource source,
        ParseResult parsed,
        bool all,
        AzureTypes types,
        CheckOptions options,
        Func<IReadOnlyList<Plan>, Task<ILookup<string, PolicyFindings>>> runPacks,
        CancellationToken cancellation
    )
    {
        var plans = all ? await source.GetAllAsync(parsed, cancellation) : [await source.GetAsync(parsed, cancellation)];
        var packs = await runPacks(plans);
        if (source.IsPreview(parsed))
        {
            var previews = new List<CheckResult>();
            foreach (var preview in plans)
            {
                previews.Add(
                    CheckResult.OfPreview(
                        preview,
                        await source.ResolvedAsync(parsed, preview.Stack, cancellation),
                        types,
                        options,
                        [.. packs[preview.Stack]]
                    )
                );
            }

            return previews;
        }

        return plans.Count > 1
            ? [.. CheckResult.OfAll(plans, types, options, packs)]
            : [.. plans.Select(plan => CheckResult.Of(plan, types, options, packs: [.. packs[plan.Stack]]))];
    }

    private static async Task<CheckResult> OfStateAsync(
        StateSource state,
        ParseResult parsed,
        AzureTypes types,
        CheckOptions options,
        Func<IReadOnlyList<Plan>, Task<ILookup<string, PolicyFindings>>> runPacks,
        CancellationToken cancellation
    )
    {
        if (state.IsAlone(parsed))
        {
            var deployed = state.Deployed(parsed);
            return CheckResult.Of(deployed, types, options, packs: [.. (await runPacks([deployed]))[deployed.Stack]]);
        }

        var update = await state.GetAsync(parsed, cancellation);
        var packs = await runPacks([update.Plan]);
        return CheckResult.Of(update.Plan, types, options, update: UpdateFindings.Of(update), packs: [.. packs[update.Plan.Stack]]);
    }
}
