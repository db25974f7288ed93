using System.Globalization;
using Planning.Plans;
using Planning.Updates;
using Planning.Wire;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>
/// What an update would do, for the terminal: the resources that change below their components, with the marks of the Pulumi CLI.
/// </summary>
internal static class UpdateTree
{
    public static void Print(IAnsiConsole console, UpdatePlan update, TimeSpan elapsed)
    {
        var (plan, preview) = (update.Plan, update.Preview);
        console.MarkupLineInterpolated(
            $"[bold]{plan.Project}[/] [dim]/[/] [bold]{plan.Stack}[/]  [dim]compared with {plan.Update!.State}[/]"
        );
        console.WriteLine();
        if (preview.Steps.Any(IsShown))
        {
            console.Write(Tree(preview));
            console.WriteLine();
        }

        foreach (var error in plan.Update.Errors)
        {
            console.MarkupLine($"[red]error[/] {Markup.Escape(OneLine.Of(error))}");
        }

        foreach (var note in plan.Update.Notes)
        {
            console.MarkupLine($"[yellow]note[/] {Markup.Escape(OneLine.Of(note))}");
        }

        PrintCounts(console, preview, elapsed);
    }

    private static Tree Tree(Preview preview)
    {
        var steps = preview.Steps.GroupBy(step => step.Urn).ToDictionary(same => same.Key, same => same.First());
        var nodes = new Dictionary<string, IHasTreeNodes>();
        var root = steps.Values.FirstOrDefault(step => Either(step).Type == Urn.StackType);
        var tree = new Tree(new Markup(root is null ? Markup.Escape(preview.Stack) : Label(root))) { Guide = TreeGuide.Line };
        foreach (var step in preview.Steps.Where(step => step != root && IsShown(step)))
        {
            Add(step);
        }

        return tree;

        IHasTreeNodes Add(PreviewStep step)
        {
            if (!nodes.TryGetValue(step.Urn, out var node))
            {
                var parent = Either(step).Parent is { } urn && steps.TryGetValue(urn, out var above) && above != root ? Add(above) : tree;
                nodes[step.Urn] = node = parent.AddNode(new Markup(Label(step)) { Overflow = Overflow.Ellipsis });
            }

            return node;
        }
    }

    private static bool IsShown(PreviewStep step) => step.Operation != "same" || step.NotCompared.Count > 0;

    private static string Label(PreviewStep step)
    {
        var type = Either(step).Type.Split(':');
        var module = type.Length == 3 && type[0] == "azure-native" ? $"{type[1]}:" : "";
        var (mark, color) = Mark(step.Operation);
        string?[] notes =
        [
            step.Operation == "same" ? null : step.Operation,
            step.Reasons.Count > 0 ? $"because of {string.Join(", ", step.Reasons)}" : null,
            step.Operation == "update" && step.Differences.Count > 0 ? string.Join(", ", step.Differences) : null,
            step.NotCompared.Count > 0 ? $"may change: {string.Join(", ", step.NotCompared)}" : null,
            step is { Operation: "delete", Old.Options.RetainOnDelete: true } ? "stays in Azure (retainOnDelete)" : null,
            step is { Old: not null, New: not null } && step.Old.Urn != step.New.Urn ? $"was {Urn.Name(step.Old.Urn)}" : null,
        ];
        var note = Markup.Escape(string.Join("; ", notes.OfType<string>()));
        var resource = $"[dim]{Markup.Escape(module)}[/]{Markup.Escape(type[^1])} {Markup.Escape(step.Name)}";
        return $"[{color}]{mark}[/] {resource} [dim]{note}[/]".TrimEnd();
    }

    private static PlannedResource Either(PreviewStep step) => (step.New ?? step.Old)!;

    private static (string Mark, string Color) Mark(string operation) =>
        operation switch
        {
            "create" => ("+ ", "green"),
            "update" => ("~ ", "yellow"),
            "delete" => ("- ", "red"),
            "replace" => ("+-", "magenta"),
            "read" => ("> ", "blue"),
            "discard" => ("< ", "blue"),
            "import" => ("= ", "green"),
            "import-replacement" => ("=>", "magenta"),
            "delete-replaced" => ("--", "red"),
            "remove-pending-replace" => ("~ ", "yellow"),
            _ => ("  ", "default"),
        };

    /// <summary>As the summary of `pulumi preview`: without what is only read.</summary>
    private static void PrintCounts(IAnsiConsole console, Preview preview, TimeSpan elapsed)
    {
        string[] order =
        [
            "create",
            "update",
            "delete",
            "replace",
            "delete-replaced",
            "remove-pending-replace",
            "import",
            "import-replacement",
        ];
        var changes = order.Where(preview.Summary.ContainsKey).ToList();
        console.MarkupLine("[bold]Resources:[/]");
        foreach (var operation in changes)
        {
            var (mark, color) = Mark(operation);
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"    [{color}]{mark}{preview.Summary[operation]}[/] to {operation}"
            );
        }

        var count = changes.Sum(operation => preview.Summary[operation]);
        var same = preview.Summary.GetValueOrDefault("same");
        string?[] parts =
        [
            changes.Count >= 2 ? $"{count} changes" : null,
            changes.Count == 0 ? "no changes" : null,
            same > 0 ? $"{same} unchanged" : null,
        ];
        var time = string.Create(CultureInfo.InvariantCulture, $"({elapsed.TotalSeconds:0.0} s, nothing left this machine)");
        console.MarkupLineInterpolated($"    {string.Join(". ", parts.OfType<string>())} [dim]{time}[/]");
    }
}
