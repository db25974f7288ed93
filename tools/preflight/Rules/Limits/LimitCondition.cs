using System.Text.Json;

namespace Preflight.Rules.Limits;

/// <summary>
/// A property that decides whether a limit applies. Its values: a scalar or a list of scalars, "*" for any value, null for none, and
/// "!value" for any but these; "start*" for all that begin so. An absent property has none of the values.
/// </summary>
internal sealed class LimitCondition
{
    private const string Any = "*";
    private readonly LimitReference _reference;
    private readonly List<string> _values = [];
    private readonly bool _isNegated;
    private readonly bool _isAbsent;

    public LimitCondition(string path, JsonElement value)
    {
        _reference = LimitReference.Of(path);
        foreach (var each in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1))
        {
            var text = each.ValueKind == JsonValueKind.Null ? null : LimitText.Of(each);
            _isAbsent |= text is null;
            _isNegated |= text?[0] == '!';
            if (text is not null)
            {
                _values.Add(text.TrimStart('!'));
            }
        }
    }

    /// <summary>
    /// One element of a list is enough. False also where the value is secret or unknown, or the resource that has it is not in the plan.
    /// </summary>
    public bool Holds(LimitScope scope)
    {
        if (scope.First(_reference) is not { } first)
        {
            return false;
        }

        if (!_reference.Path.IsMany)
        {
            return !first.IsHidden && Holds(first);
        }

        var places = scope.All(_reference).ToList();
        return !places.Exists(place => place.IsHidden)
            && (
                _isNegated ? places.TrueForAll(Holds)
                : places.Count == 0 ? _isAbsent
                : places.Exists(Holds)
            );
    }

    public string Path => _reference.Path.Text;

    /// <summary>As in "sku.name is Basic".</summary>
    public string Words(LimitScope scope) =>
        scope.All(_reference).FirstOrDefault(Holds) is { IsSet: true } place
            ? place.Text is { } text && _values.FirstOrDefault() != Any
                ? $"{_reference.Words} is {text}"
                : $"{_reference.Words} is set"
            : $"{_reference.Words} is not set";

    private bool Holds(LimitPlace place) =>
        !place.IsSet ? _isAbsent || _isNegated
        : _isNegated ? !Has(place.Text)
        : _values.Count > 0 && (_values[0] == Any || Has(place.Text));

    private bool Has(string? text) =>
        text is not null
        && _values.Exists(value =>
            value.EndsWith('*')
                ? text.StartsWith(value[..^1], StringComparison.OrdinalIgnoreCase)
                : text.Equals(value, StringComparison.OrdinalIgnoreCase)
        );
}
