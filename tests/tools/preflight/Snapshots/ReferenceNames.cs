using System.Text.RegularExpressions;
using Planning.Plans;

namespace Preflight.Tests.Snapshots;

/// <summary>
/// Writes ids and Azure names of a plan's own resources as logical names, as in &lt;search-service&gt;. Digests of the app's package,
/// which change with each line of the app, become &lt;digest&gt;.
/// </summary>
internal sealed partial class ReferenceNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex _known;

    public ReferenceNames(Plan plan)
    {
        foreach (var resource in plan.Resources.Where(resource => resource.Id is { Length: > 0 }))
        {
            var id = resource.Id!;
            _names.TryAdd(id, $"<{resource.Name}>");

            // Names that are made for a stack hold the stack's name. Others, as of a deployment, are also words in other values.
            if (id[(id.LastIndexOf('/') + 1)..] is { Length: > 8 } name && name.Contains(plan.Stack))
            {
                _names.TryAdd(name, $"<{resource.Name} name>");
            }

            foreach (var output in (string[])["principalId", "identity.principalId", "clientId"])
            {
                if (resource.Type != "azure-native:authorization:RoleAssignment" && resource.Outputs.Text(output) is { } guid)
                {
                    _names.TryAdd(guid, $"<{resource.Name} {output[(output.LastIndexOf('.') + 1)..]}>");
                }
            }
        }

        var any = string.Join('|', _names.Keys.OrderByDescending(text => text.Length).Select(Regex.Escape));
        _known = new Regex($"(?<![a-z0-9])(?:{any})(?![a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string In(string text) => PackageDigest().Replace(_known.Replace(text, match => _names[match.Value]), "<digest>");

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex PackageDigest();
}
