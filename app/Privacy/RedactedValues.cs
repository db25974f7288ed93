using System.Collections;

namespace App.Privacy;

/// <summary>The values and the message of a log record or scope, redacted when a sink reads them.</summary>
/// <param name="values">Template values by name.</param>
/// <param name="message">Null if the values are the message.</param>
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

    // Sinks write numbers unchanged, and everything else as text.
    private static object? Redact(object? value) =>
        value is null or (IConvertible and not string) ? value : Redactor.Redact(value.ToString() ?? "");
}
