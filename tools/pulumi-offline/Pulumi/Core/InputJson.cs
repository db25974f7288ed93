using System.Text.Json;

namespace Pulumi;

/// <summary>A JSON value, given as text, document or element. Text is parsed at once: a mistake shows where it is written.</summary>
public sealed class InputJson : Input<JsonElement>
{
    public InputJson()
        : this(OutputData.KnownTask(default(JsonElement))) { }

    private InputJson(Task<OutputData> element)
        : base(element) { }

    public static implicit operator InputJson(string json) => JsonDocument.Parse(json);

    public static implicit operator InputJson(JsonDocument document) => document.RootElement;

    public static implicit operator InputJson(JsonElement element) => new(OutputData.KnownTask(element));

    public static implicit operator InputJson(Output<string> json) => json.Apply(text => JsonDocument.Parse(text));

    public static implicit operator InputJson(Output<JsonDocument> document) => document.Apply(parsed => parsed.RootElement);

    public static implicit operator InputJson(Output<JsonElement> element) => new(element.DataTask);
}
