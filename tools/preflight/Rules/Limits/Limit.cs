using System.Text.Json;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules.Limits;

/// <summary>One row of a table of limits. docs/facts.md explains its properties.</summary>
internal sealed class Limit
{
    private readonly LimitPath _at;
    private readonly LimitReference _path;
    private readonly IReadOnlyList<LimitCondition> _conditions;
    private readonly ILimitCheck _check;
    private readonly string? _because;
    private readonly Severity _severity;
    private readonly Stage? _errorFrom;
    private readonly Stage _from;

    public Limit(JsonElement row)
    {
        _at = new LimitPath(Text(row, "at") ?? "");
        _path = LimitReference.Of(Text(row, "path")!);
        _conditions = row.TryGetProperty("when", out var when)
            ? [.. when.EnumerateObject().Select(each => new LimitCondition(each.Name, each.Value))]
            : [];
        _check = LimitChecks.Of(row);
        _because = Text(row, "because");
        _severity = Text(row, "severity") == "warning" ? Severity.Warning : Severity.Error;
        _errorFrom = Text(row, "errorFrom") is { } first ? Enum.Parse<Stage>(first, ignoreCase: true) : null;
        _from = Text(row, "from") is { } from ? Enum.Parse<Stage>(from, ignoreCase: true) : Stage.Development;
    }

    public IEnumerable<(Severity Severity, string Message)> Judge(AzurePlan plan, AzureResource resource) =>
        plan.Stage < _from
            ? []
            :
            [
                .. from place in _at.In(new LimitPlace(resource, "", resource.Planned.Inputs))
                where !place.IsHidden
                let scope = new LimitScope(plan, place)
                where _conditions.All(condition => condition.Holds(scope))
                from wrong in _check.Wrong(scope, _path)
                select (plan.Stage >= _errorFrom ? Severity.Error : _severity, Message(scope, wrong.Place, wrong.Wrong)),
            ];

    private string Message(LimitScope scope, LimitPlace place, string wrong)
    {
        var others = _conditions.Where(condition => condition.Path != _path.Path.Text).Select(each => each.Words(scope)).ToList();
        var where = others.Count == 0 ? "" : $" where {string.Join(" and ", others)}";
        return $"{place.Path} {wrong}{where}{(_because is null ? "" : $": {_because}")}";
    }

    private static string? Text(JsonElement row, string property) => row.TryGetProperty(property, out var value) ? value.GetString() : null;
}
