using System.Net.ServerSentEvents;
using System.Text.Json;

namespace App.Tests;

/// <summary>One event as it arrived.</summary>
internal sealed record ServerSentEvent(string Name, JsonElement Data)
{
    public static async Task<IReadOnlyList<ServerSentEvent>> ReadAllAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var events = new List<ServerSentEvent>();
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
            events.Add(new ServerSentEvent(item.EventType, JsonSerializer.Deserialize<JsonElement>(item.Data)));
        return events;
    }

    public string Text(string property) => Data.GetProperty(property).GetString()!;
}
