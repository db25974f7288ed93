using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Planning.Updates;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Reports;
using Preflight.Reports.Diagrams;
using Preflight.Reports.Html;
using Preflight.Requests;
using Preflight.Rules.Framework;
using Spectre.Console;

namespace Preflight.Tests.OddPlans;

/// <summary>What the commands make of a plan, each part alone, so that one failure does not hide the next.</summary>
internal sealed class EveryCommand
{
    private const Stage At = Stage.Production;
    private static readonly AzureTypes Types = new();
    private readonly List<string> _failures = [];

    private EveryCommand() { }

    /// <param name="before">A plan to compare with.</param>
    /// <returns>The part and the exception, or the control character that it printed.</returns>
    public static IReadOnlyList<string> Failures(Plan before, Plan plan)
    {
        var run = new EveryCommand();
        run.Show(before, plan);
        if (run.Try("requests", () => ArmTemplate.Of(plan, Types)) is { } template)
        {
            run.Try("export", () => template.ToJson().ToJsonString() + template.Problems().Count + template.LeftOut().Count);
            if (run.Try("model", () => new AzurePlan(plan, template, At, Rules.TestPlan.Today, new(0m), null)) is { } azure)
            {
                run.Check(azure);
            }
        }

        return run._failures;
    }

    private void Show(Plan before, Plan plan)
    {
        Try("plan --format json", () => PlanFile.Write(plan));
        Print("plan", console => PlanTree.Print(console, plan, default));
        Print("diff", console =>
        {
            var costs = new CostChange(CostEstimate.Of(before, CostTerms.None), CostEstimate.Of(plan, CostTerms.None));
            DifferenceList.Print(console, PlanDifference.Between(before, plan), costs, []);
        });
        Print("cost", console => CostList.Print(console, CostEstimate.Of(plan, CostTerms.None)));
        Try("models", () => ModelParity.Of([(before, Stage.Test), (plan, At)]));
    }

    private void Check(AzurePlan azure)
    {
        List<Finding> found = [];
        foreach (var rule in Rulebook.All)
        {
            Try(rule.Facts[0].Id, () =>
            {
                found.AddRange(rule.Check(azure));
                return found;
            });
        }

        var result = new CheckResult(azure, new(() => CostEstimate.Of(azure.Plan, CostTerms.None, At)), found, []);
        Print("check", console => FindingList.Print(console, result));
        Try("check --format json", () => FindingList.Json([result]));
        Try("check --format sarif", () => SarifLog.Write([result]));
        Try("report", () => ReportPage.Write(result));
        Try("plan --format mermaid", () => MermaidDiagram.Write(Architecture.Of(azure)));
    }

    private void Print(string part, Action<IAnsiConsole> print)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
            }
        );
        console.Profile.Width = 400;
        console.Pipeline.Attach(PlainText.Hook);
        Try(part, () =>
        {
            print(console);
            return part;
        });
        if (text.ToString().Any(letter => char.IsControl(letter) && letter != '\n'))
        {
            _failures.Add($"{part} prints a control character");
        }
    }

    private T? Try<T>(string part, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception failure)
        {
            var place = failure.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" in ", StringComparison.Ordinal));
            _failures.Add($"{part}: {failure.GetType().Name} {failure.Message} {place?.Trim()}");
            return default;
        }
    }
}
