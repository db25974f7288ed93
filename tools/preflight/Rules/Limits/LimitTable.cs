using System.Text.Json;
using AzureDefinitions.Facts;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules.Limits;

/// <summary>Limits by type, from files of facts. A type's limits are made when a plan first has the type.</summary>
/// <param name="files">Names of files of facts.</param>
/// <param name="isOwn">Which of their limits the table has.</param>
internal sealed class LimitTable(IReadOnlyList<string> files, Func<JsonElement, bool> isOwn)
{
    private readonly Lazy<Dictionary<string, Lazy<IReadOnlyList<Limit>>>> _byType = new(() => Read(files, isOwn));

    public LimitTable(string file)
        : this([file], _ => true) { }

    public IEnumerable<string> Types => _byType.Value.Keys;

    /// <param name="rule">The id that the findings carry.</param>
    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan, string rule) =>
        Of(resource.Token)
            .Concat(Of("*"))
            .SelectMany(limit => limit.Judge(plan, resource))
            .Select(found => new Finding(rule, found.Severity, resource.Name, resource.Planned.Urn, found.Message));

    private IReadOnlyList<Limit> Of(string type) => _byType.Value.TryGetValue(type, out var limits) ? limits.Value : [];

    /// <summary>A type may have rows in several files.</summary>
    private static Dictionary<string, Lazy<IReadOnlyList<Limit>>> Read(IReadOnlyList<string> files, Func<JsonElement, bool> isOwn)
    {
        var rows = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (var row in files.SelectMany(file => FactFile.Of(file).Rows))
        {
            var limits = row.Element.GetProperty("limits").EnumerateArray().Where(isOwn);
            foreach (var type in row.List("types"))
            {
                (rows.TryGetValue(type, out var list) ? list : rows[type] = []).AddRange(limits);
            }
        }

        return rows.ToDictionary(
            entry => entry.Key,
            entry => new Lazy<IReadOnlyList<Limit>>(() => [.. entry.Value.Select(row => new Limit(row))]),
            StringComparer.Ordinal
        );
    }
}
