using System.Text.Json.Nodes;

namespace Preflight.Plans;

/// <summary>Values of a plan with the ids and names of its own resources written by their logical names, which are the same in every stack.</summary>
internal sealed class LogicalNames
{
    private readonly List<(string Text, string Logical)> _names;

    public LogicalNames(Plan plan)
    {
        Stack = plan.Stack;
        var custom = plan.Resources.Where(resource => resource.Custom).ToList();
        _names = [.. custom.SelectMany(Texts).Where(entry => entry.Text.Length > 5).DistinctBy(entry => entry.Text).OrderByDescending(entry => entry.Text.Length)];
    }

    /// <summary>A value that is only the stack's name, as a tag, differs by nature.</summary>
    public string Stack { get; }

    public Dictionary<string, string> Leaves(PlannedResource resource) =>
        resource.Inputs.Leaves().ToDictionary(leaf => leaf.Path, leaf => Written(leaf.Value), StringComparer.Ordinal);

    private string Written(JsonValue value)
    {
        var text = value.ToString();
        return value.GetValueKind() == System.Text.Json.JsonValueKind.String ? _names.Aggregate(text, (current, name) => current.Replace(name.Text, name.Logical, StringComparison.OrdinalIgnoreCase)) : text;
    }

    private static IEnumerable<(string Text, string Logical)> Texts(PlannedResource resource)
    {
        if (resource.Id is { Length: > 0 } id)
        {
            yield return (id, $"<{resource.Name}>");
            yield return (id[(id.LastIndexOf('/') + 1)..], $"<{resource.Name} name>");
        }

        foreach (var (output, what) in new[] { ("principalId", "principal"), ("identity.principalId", "principal"), ("clientId", "client") })
        {
            if (resource.Outputs.Text(output) is { } guid)
            {
                yield return (guid, $"<{resource.Name} {what}>");
            }
        }
    }
}
