using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Converts a plain result to a JSON element.</summary>
internal static class JsonResult
{
    public static ResultConverter.Outcome TryConvert(object value, string context)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (TryWrite(writer, value, context) is { } error)
                return new ResultConverter.Outcome(null, error);
        }
        stream.Position = 0;
        using var document = JsonDocument.Parse(stream);
        return new ResultConverter.Outcome(document.RootElement.Clone(), null);
    }

    private static string? TryWrite(Utf8JsonWriter writer, object? value, string context)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return null;
            case string text:
                writer.WriteStringValue(text);
                return null;
            case double number:
                writer.WriteNumberValue(number);
                return null;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return null;
            case ImmutableArray<object?> elements:
                writer.WriteStartArray();
                foreach (var element in elements)
                {
                    if (TryWrite(writer, element, context) is { } error)
                        return error;
                }
                writer.WriteEndArray();
                return null;
            case ImmutableDictionary<string, object?> entries:
                writer.WriteStartObject();
                foreach (var (key, entry) in entries)
                {
                    writer.WritePropertyName(key);
                    if (TryWrite(writer, entry, context) is { } error)
                        return error;
                }
                writer.WriteEndObject();
                return null;
            default:
                return $"Unexpected type {value.GetType().FullName} when converting {context} to {nameof(JsonElement)}";
        }
    }
}
