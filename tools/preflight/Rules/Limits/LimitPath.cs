using System.Globalization;
using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using Preflight.AzureModel;

namespace Preflight.Rules.Limits;

/// <summary>
/// A path of a table of limits, read once: properties.rules[].name has every element of the list, notifications.*.threshold every value of
/// the map.
/// </summary>
internal sealed class LimitPath
{
    private const string Elements = "[]";
    private const string Members = "*";
    private readonly string[] _steps;

    public LimitPath(string text)
    {
        Text = text;
        _steps = text.Replace(Elements, $".{Elements}", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Text { get; }

    /// <summary>True if it can be at several places.</summary>
    public bool IsMany => _steps.Any(step => step is Elements or Members);

    /// <summary>
    /// Every place, with the path to it. A property that is absent has no node; a list or a map that is absent has no places. A secret or
    /// unknown value stands for all that it contains.
    /// </summary>
    public IEnumerable<LimitPlace> In(LimitPlace start) => Walk(start, 0);

    private IEnumerable<LimitPlace> Walk(LimitPlace place, int index)
    {
        if (index == _steps.Length || place.IsHidden)
        {
            return [place];
        }

        return (_steps[index], place.Node) switch
        {
            (Elements, JsonArray list) => list.SelectMany(
                (item, i) => Walk(place.Inner(string.Create(CultureInfo.InvariantCulture, $"{place.Path}[{i}]"), item), index + 1)
            ),
            (Members, JsonObject map) => map.SelectMany(entry =>
                Walk(place.Inner(Join(place.Path, entry.Key), entry.Value, entry.Key), index + 1)
            ),
            (Elements or Members, _) => [],
            (var step, JsonObject map) => Walk(place.Inner(Join(place.Path, step), map[step]), index + 1),
            (var step, _) => Walk(place.Inner(Join(place.Path, step), null), index + 1),
        };
    }

    private static string Join(string path, string step) => path.Length == 0 ? step : $"{path}.{step}";
}
