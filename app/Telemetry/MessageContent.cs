using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace App.Telemetry;

/// <summary>Messages as the conventions write them on a span.</summary>
internal static class MessageContent
{
    public static void Asked(Activity span, IEnumerable<ChatMessage> messages)
    {
        var bySystem = messages.ToLookup(message => message.Role == ChatRole.System);
        span.SetTag("gen_ai.system_instructions", new JsonArray([.. bySystem[true].Select(message => Part(message.Text))]).ToJsonString());
        span.SetTag("gen_ai.input.messages", new JsonArray([.. bySystem[false].Select(message => Message(message.Role.Value, message.Text))]).ToJsonString());
    }

    public static void Answered(Activity span, string text) =>
        span.SetTag("gen_ai.output.messages", new JsonArray(Message("assistant", text)).ToJsonString());

    private static JsonObject Message(string role, string text) => new() { ["role"] = role, ["parts"] = new JsonArray(Part(text)) };

    private static JsonObject Part(string text) => new() { ["type"] = "text", ["content"] = text };
}
