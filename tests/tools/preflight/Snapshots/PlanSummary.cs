using System.Security.Cryptography;
using System.Text;
using Planning.Plans;
using Planning.ResourceIds;

namespace Preflight.Tests.Snapshots;

/// <summary>
/// A plan as text to review, one line a resource: component and name, type, Azure name, the inputs that say most, options,
/// a digest of all inputs, and what it waits for.
/// The Pulumi packages and the program's path are left out, so that the official packages give the same text.
/// </summary>
internal sealed class PlanSummary
{
    private readonly Plan _plan;
    private readonly Dictionary<string, PlannedResource> _byUrn;
    private readonly ReferenceNames _names;
    private readonly IReadOnlyDictionary<string, string> _tags;

    private PlanSummary(Plan plan)
    {
        _plan = plan;
        _byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
        _names = new ReferenceNames(plan);
        _tags = CommonTags(plan);
    }

    public static string Of(Plan plan) => new PlanSummary(plan).Text();

    private string Text()
    {
        var text = new StringBuilder();
        text.Append($"{_plan.Project} {_plan.Stack}: {_plan.Resources.Count} resources\n");
        text.Append($"location {_plan.Location}\n");
        text.Append($"tags{string.Concat(_tags.Select(tag => $" {tag.Key}={tag.Value}"))}\n");
        text.Append($"outputs {string.Join(' ', _plan.Outputs.Select(output => output.Key).Order(StringComparer.Ordinal))}");
        text.Append($" #{Digest(_plan.Outputs.Leaves().Select(leaf => $"{leaf.Path}={_names.In(leaf.Value.ToString())}"))}\n\n");
        foreach (var line in _plan.Resources.Where(resource => resource.Parent is not null).Select(Line).Order(StringComparer.Ordinal))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private string Line(PlannedResource resource)
    {
        var parts = new List<string> { $"{Place(resource)} {ResourceTypes.Short(resource.Type)}" };
        if (resource.Custom)
        {
            var inputs = Inputs(resource).ToList();
            parts.Add(ArmName(resource));
            parts.AddRange(ShownInputs.Of(resource, inputs));
            parts.AddRange(Options(resource));
            parts.Add($"#{Digest(inputs.Select(input => $"{input.Path}={input.Value}").Concat(resource.Secrets))}");
        }

        var waits = Waits(resource).ToList();
        return string.Join(' ', parts) + (waits.Count == 0 ? "" : $" after {string.Join(',', waits)}");
    }

    /// <summary>The components that hold it, and its name, as in ai/ai-account.</summary>
    private string Place(PlannedResource resource) =>
        resource.Parent is { } parent && _byUrn.GetValueOrDefault(parent) is { Parent: not null } holder
            ? $"{Place(holder)}/{resource.Name}"
            : resource.Name;

    private static string ArmName(PlannedResource resource) => resource.Id is { } id ? id[(id.LastIndexOf('/') + 1)..] : "-";

    /// <summary>All inputs but what a line of the head already says.</summary>
    private IEnumerable<(string Path, string Value)> Inputs(PlannedResource resource) =>
        resource
            .Inputs.Leaves()
            .Select(leaf => (leaf.Path, Value: _names.In(leaf.Value.ToString())))
            .Where(input => !(input.Path == "location" && input.Value == _plan.Location))
            .Where(input => !(input.Path.StartsWith("tags.") && _tags.GetValueOrDefault(input.Path[5..]) == input.Value));

    private IEnumerable<string> Options(PlannedResource resource)
    {
        var options = resource.Options;
        if (options.Protect)
        {
            yield return "(protect)";
        }

        if (options.RetainOnDelete)
        {
            yield return "(retain)";
        }

        if (options.DeleteBeforeReplace)
        {
            yield return "(delete first)";
        }

        if (options.DeletedWith is { } owner)
        {
            yield return $"(deleted with {_byUrn[owner].Name})";
        }

        if (options.IgnoreChanges.Count > 0)
        {
            yield return $"(ignore {string.Join(',', options.IgnoreChanges)})";
        }
    }

    /// <summary>Without what these already wait for, or the group that holds everything.</summary>
    private IEnumerable<string> Waits(PlannedResource resource)
    {
        var direct = resource.DependsOn.Where(_byUrn.ContainsKey).ToList();
        return direct
            .Where(urn => _byUrn[urn].Type != "azure-native:resources:ResourceGroup")
            .Where(urn => !direct.Exists(other => other != urn && Behind(other).Contains(urn)))
            .Select(urn => _byUrn[urn].Name)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private HashSet<string> Behind(string urn)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([urn]);
        while (open.TryPop(out var next))
        {
            foreach (var wait in _byUrn[next].DependsOn.Where(wait => _byUrn.ContainsKey(wait) && found.Add(wait)))
            {
                open.Push(wait);
            }
        }

        return found;
    }

    private static SortedDictionary<string, string> CommonTags(Plan plan) =>
        new(
            plan.Resources.SelectMany(resource => resource.Inputs.Leaves())
                .Where(leaf => leaf.Path.StartsWith("tags."))
                .GroupBy(leaf => leaf.Path[5..])
                .ToDictionary(
                    tag => tag.Key,
                    tag => tag.GroupBy(leaf => leaf.Value.ToString()).OrderByDescending(value => value.Count()).First().Key
                ),
            StringComparer.Ordinal
        );

    private static string Digest(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))))[..8];
}
