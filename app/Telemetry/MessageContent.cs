using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace App.Telemetry;

/// <summary>Messages on a span, in the format of the conventions.</summary>
internal static class MessageContent
{
    public static void Asked(Activity span, IEnumerable<ChatMessage> messages)
    {
        var bySystem = messages.ToLookup(message => message.Role == ChatRole.System);
        var instructions = bySystem[true].Select(message => Part(message.Text));
        var inputs = bySystem[false].Select(message => Message(message.Role.Value, message.Text));
        span.SetTag("gen_ai.system_instructions", new JsonArray([.. instructions]).ToJsonString())
            .SetTag("gen_ai.input.messages", new JsonArray([.. inputs]).ToJsonString());
    }

    public static void Answered(Activity span, string text) =>
        span.SetTag("gen_ai.output.messages", new JsonArray(Message("assistant", text)).ToJsonString());

    private static JsonObject Message(string role, string text) => new() { ["role"] = role, ["parts"] = new JsonArray(Part(text)) };

    private static JsonObject Part(string text) => new() { ["type"] = "text", ["content"] = text };
}
