using System.Text.RegularExpressions;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>The $filter of a list: comparisons with eq, joined by and.</summary>
internal sealed partial class Filter
{
    private readonly IReadOnlyList<(string Property, string Value)> _terms;

    private Filter(IReadOnlyList<(string, string)> terms) => _terms = terms;

    /// <param name="text">As in resourceType eq 'Microsoft.Web/sites'; null for all.</param>
    public static Filter Of(string? text) =>
        new([.. Term().Matches(text ?? "").Select(match => (match.Groups["property"].Value, match.Groups["value"].Value))]);

    public bool Fits(Resource resource)
    {
        string? tag = null;
        foreach (var (property, value) in _terms)
        {
            var tags = resource.Body["tags"];
            var fits = property.ToUpperInvariant() switch
            {
                "RESOURCETYPE" => ArmPath.Same(resource.Type, value),
                "NAME" => ArmPath.Same(resource.Name, value),
                "RESOURCEGROUP" => ArmPath.Same(resource.Path.Group, value),
                "LOCATION" => ArmPath.Same(resource.Location, Regions.Normal(value)),
                "TAGNAME" => tags?[tag = value] is not null,
                "TAGVALUE" => tag is not null && (string?)tags?[tag] == value,
                _ => true,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"(?<property>\w+)\s+eq\s+'(?<value>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex Term();
}
