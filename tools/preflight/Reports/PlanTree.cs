using System.Text.Json.Nodes;
using Planning.Plans;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Preflight.Reports;

/// <summary>The plan as a tree for the terminal: components as branches, the region and size of each resource as a note.</summary>
internal static class PlanTree
{
    public static void Print(IAnsiConsole console, Plan plan, TimeSpan elapsed)
    {
        console.MarkupLineInterpolated(
            $"[bold]{plan.Project}[/] [dim]/[/] [bold]{plan.Stack}[/]  [dim]{plan.Program}, {plan.Sdk} packages[/]"
        );
        console.WriteLine();
        console.Write(Tree(plan));
        PrintOutputs(console, plan);
        PrintUnknowns(console, plan);
        PrintMessages(console, plan);
        PrintCounts(console, plan, elapsed);
    }

    private static Tree Tree(Plan plan)
    {
        var children = plan.Resources.ToLookup(resource => resource.Parent ?? "");
        var root = children[""].FirstOrDefault(resource => resource.Type == "pulumi:pulumi:Stack");
        var tree = new Tree(root is null ? new Text(plan.Stack) : Label(root)) { Guide = TreeGuide.Line };
        foreach (var resource in children[""].Where(resource => resource != root))
        {
            Add(tree, resource);
        }

        foreach (var resource in root is null ? [] : children[root.Urn])
        {
            Add(tree, resource);
        }

        return tree;

        void Add(IHasTreeNodes parent, PlannedResource resource)
        {
            var node = parent.AddNode(Label(resource));
            foreach (var child in children[resource.Urn])
            {
                Add(node, child);
            }
        }
    }

    private static IRenderable Label(PlannedResource resource)
    {
        var type = resource.Type.Split(':');
        var module = type.Length == 3 && type[0] == "azure-native" ? $"{type[1]}:" : "";
        var color = resource.Custom ? "aqua" : "yellow";
        var marks = (resource.Options.Protect && resource.Custom ? " [magenta]protected[/]" : "") + (resource.Read ? " [blue]read[/]" : "");
        var note =
            resource.Custom ? Note(resource)
            : resource.Remote ? "opaque: its resources are not planned"
            : "";
        var name = $"[dim]{module}[/][{color}]{Markup.Escape(type[^1])}[/] {Markup.Escape(resource.Name)}{marks}";
        return new Markup($"{name} [dim]{Markup.Escape(note)}[/]".TrimEnd()) { Overflow = Overflow.Ellipsis };
    }

    /// <summary>The name in Azure where it differs, then kind, SKU and location, as far as the resource has them.</summary>
    private static string Note(PlannedResource resource)
    {
        var name = (resource.Id ?? "").Split('/')[^1];
        string?[] parts =
        [
            name == resource.Name || name.Length == 0 || Guid.TryParse(name, out _) ? null : name,
            Text(resource.Inputs["kind"]),
            Sku(resource.Inputs["sku"]),
            Text(resource.Inputs["location"]),
        ];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string? Sku(JsonNode? sku) =>
        sku is JsonObject properties
            ? string.Join(" x", new[] { Text(properties["name"]), properties["capacity"]?.ToString() }.Where(part => part is not null))
            : Text(sku);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static void PrintOutputs(IAnsiConsole console, Plan plan)
    {
        if (plan.Outputs.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine("[bold]Outputs[/]");
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn();
        foreach (var (name, value) in plan.Outputs)
        {
            var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString() ?? "null";
            grid.AddRow(new Text(name), new Markup($"[green]{Markup.Escape(text)}[/]"));
        }

        console.Write(grid);
    }

    private static void PrintUnknowns(IAnsiConsole console, Plan plan)
    {
        var unknown = plan.Resources.Where(resource => resource.Unknowns.Count > 0).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine("[bold]Known only after an update[/]");
        foreach (var resource in unknown)
        {
            console.MarkupLineInterpolated($"  {resource.Name} [dim]{string.Join(", ", resource.Unknowns)}[/]");
        }
    }

    private static void PrintMessages(IAnsiConsole console, Plan plan)
    {
        if (plan.Messages.Count > 0)
        {
            console.WriteLine();
        }

        foreach (var message in plan.Messages)
        {
            var color = message.Severity switch
            {
                "error" => "red",
                "warning" => "yellow",
                _ => "blue",
            };
            console.MarkupLine($"[{color}]{message.Severity}[/] {Markup.Escape(message.Text)}");
        }
    }

    private static void PrintCounts(IAnsiConsole console, Plan plan, TimeSpan elapsed)
    {
        var custom = plan.Resources.Where(resource => resource is { Custom: true, Read: false }).ToList();
        var byModule = custom
            .GroupBy(resource => resource.Type.Split(':') is [_, var module, _] ? module : resource.Type)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Count()}");
        console.WriteLine();
        var components = plan.Resources.Count(resource => !resource.Custom) - 1;
        var time = $"({elapsed.TotalSeconds:0.0} s, nothing left this machine)";
        console.MarkupLineInterpolated($"[bold]{custom.Count} resources to create[/] in {components} components [dim]{time}[/]");
        console.MarkupLineInterpolated($"[dim]{string.Join(", ", byModule)}[/]");
    }
}
