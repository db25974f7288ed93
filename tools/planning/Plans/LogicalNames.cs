using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Planning.Plans;

/// <summary>
/// Values of a plan with the ids and names of its own resources written by their logical names, which are the same in every stack.
/// </summary>
public sealed class LogicalNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex _anyName;

    /// <param name="other">The plan that this one is compared with. A name that is the same there needs no other, and may be a word
    /// that values use too, as "network".</param>
    public LogicalNames(Plan plan, Plan other)
    {
        Stack = plan.Stack;
        var theirs = Texts(other).ToLookup(entry => entry.Logical, entry => entry.Text);
        foreach (
            var (text, logical) in Texts(plan)
                .Where(entry => entry.Text.Length > 5 && theirs.Contains(entry.Logical) && !theirs[entry.Logical].Contains(entry.Text))
        )
        {
            _names.TryAdd(text, logical);
        }

        // The longest first: a name may begin another. Whole names only, for one may stand in the middle of a word.
        var any = string.Join('|', _names.Keys.OrderByDescending(text => text.Length).Select(Regex.Escape));
        _anyName = new Regex(
            $"(?<![a-z0-9])(?:{(any.Length > 0 ? any : "(?!)")})(?![a-z0-9])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
    }

    /// <summary>A value that is only the stack's name, as a tag, differs by nature.</summary>
    public string Stack { get; }

    public Dictionary<string, string> Leaves(PlannedResource resource) =>
        resource
            .Inputs.Leaves()
            .ToDictionary(
                leaf => Written(leaf.Path),
                leaf => leaf.Value.GetValueKind() == JsonValueKind.String ? Written(leaf.Value.ToString()) : leaf.Value.ToString(),
                StringComparer.Ordinal
            );

    /// <summary>A pattern's letters without case are more than a comparison's: the Kelvin sign is a k to the one alone.</summary>
    private string Written(string text) => _anyName.Replace(text, match => _names.GetValueOrDefault(match.Value, match.Value));

    private static IEnumerable<(string Text, string Logical)> Texts(Plan plan) =>
        plan.Resources.Where(resource => resource.Custom).SelectMany(Texts);

    private static IEnumerable<(string Text, string Logical)> Texts(PlannedResource resource)
    {
        if (resource.Id is { Length: > 0 } id)
        {
            yield return (id, $"<{resource.Name}>");
            yield return (id[(id.LastIndexOf('/') + 1)..], $"<{resource.Name} name>");
        }

        foreach (
            var (output, what) in new[] { ("principalId", "principal"), ("identity.principalId", "principal"), ("clientId", "client") }
        )
        {
            if (resource.Outputs.Text(output) is { } guid)
            {
                yield return (guid, $"<{resource.Name} {what}>");
            }
        }
    }
}
