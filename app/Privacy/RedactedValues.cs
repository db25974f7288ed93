using System.Collections;

namespace App.Privacy;

/// <summary>The values of a log record or scope and what they say, each redacted when a sink asks for it.</summary>
/// <param name="values">Of a template's places, by name.</param>
/// <param name="message">Null where the values say it themselves.</param>
internal sealed class RedactedValues(IEnumerable<KeyValuePair<string, object?>> values, string? message)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    private KeyValuePair<string, object?>[]? redacted;

    public int Count => Redacted.Length;

    private KeyValuePair<string, object?>[] Redacted =>
        redacted ??= [.. values.Select(value => KeyValuePair.Create(value.Key, Redact(value.Value)))];

    public KeyValuePair<string, object?> this[int index] => Redacted[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Redacted.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Redactor.Redact(message ?? values.ToString() ?? "");

    // Sinks write numbers as they are, and everything else as text.
    private static object? Redact(object? value) =>
        value is null or (IConvertible and not string) ? value : Redactor.Redact(value.ToString() ?? "");
}
