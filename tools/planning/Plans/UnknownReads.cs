using System.Text.Json.Nodes;

namespace Planning.Plans;

/// <summary>
/// Tells whether a judgement read a value that is known only after an update: what it found can then be a consequence of the gap.
/// </summary>
public static class UnknownReads
{
    /// <summary>Null while nothing asks, as in a plan without unknown values.</summary>
    [ThreadStatic]
    private static int? _count;

    /// <summary>Judges on this thread, to the end.</summary>
    public static (T Result, bool AnyUnknown) During<T>(Func<T> judge)
    {
        var before = _count;
        _count = 0;
        try
        {
            return (judge(), _count > 0);
        }
        finally
        {
            _count = before;
        }
    }

    public static void Note(JsonNode? read)
    {
        if (_count is not null && read is JsonValue value && value.ToString() == PlannedValues.Unknown)
        {
            _count++;
        }
    }

    /// <param name="isUnknown">Of something that is no value, such as an id.</param>
    public static void Note(bool isUnknown)
    {
        if (isUnknown && _count is not null)
        {
            _count++;
        }
    }
}
