using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using App.History;
using App.Tests.Storage;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.History;

/// <summary>The app behind App Service sign-in with conversations in Azurite, and requests of signed-in users.</summary>
internal static class HistoryApplication
{
    public const string Question = "What belongs in a golden set?";
    public const string Second = "What metrics describe the quality of an answer?";

    public static async Task<ChatApplication> AppAsync(
        string? table = null,
        TimeProvider? clock = null,
        IChatClient? model = null,
        Dictionary<string, string>? settings = null
    )
    {
        var azurite = await Azurite.StartedAsync();
        var app = new ChatApplication
        {
            Model = model,
            Settings =
            {
                ["Identity:SignIn"] = "AppService",
                ["WEBSITE_AUTH_ENABLED"] = "true",
                ["History:TableEndpoint"] = azurite.Tables.ToString(),
                ["History:Table"] = table ?? "conversations",
                ["History:FeedbackTable"] = $"{table}feedback",
            },
            Replace = services =>
            {
                services.AddSingleton(Azurite.Credential);
                services.AddHttpClient(HistoryServices.Transport).ConfigurePrimaryHttpMessageHandler(azurite.Connections);
                if (clock is not null)
                    services.AddSingleton(clock);
            },
        };
        foreach (var (name, value) in settings ?? [])
            app.Settings[name] = value;
        return app;
    }

    public static string NewUserId() => Guid.NewGuid().ToString();

    public static string NewTable() => $"t{Guid.NewGuid():N}";

    public static HttpClient Client(this ChatApplication app, string user)
    {
        var client = app.CreateClient();
        var principal = new { claims = new[] { new { typ = "oid", val = user }, new { typ = "name", val = $"Name of {user}" } } };
        client.DefaultRequestHeaders.Add(
            "X-MS-CLIENT-PRINCIPAL",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(principal)))
        );
        return client;
    }

    /// <summary>Questions and answers in turn, the last one a question.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        Guid conversation,
        IEnumerable<string> texts,
        CancellationToken cancellationToken = default
    )
    {
        var messages = texts.Select((text, i) => new { role = i % 2 == 0 ? "user" : "assistant", content = text });
        var body = JsonContent.Create(new { conversationId = conversation, messages });
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat") { Content = body };
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>The answer's words.</summary>
    public static async Task<string> AskAsync(this HttpClient client, Guid conversation, params string[] texts)
    {
        var events = await ServerSentEvent.ReadAllAsync(await client.SendAsync(conversation, texts));
        Assert.Equal("done", events[^1].Name);
        return string.Concat(events.Where(each => each.Name == "delta").Select(each => each.Text("text")));
    }

    public static async Task<Conversation> ConversationAsync(this HttpClient client, Guid id) =>
        JsonSerializer.Deserialize(await client.GetStringAsync($"/api/conversations/{id}"), HistoryJson.Default.Conversation)!;

    public static async Task<IReadOnlyList<ConversationHeader>> ConversationsAsync(this HttpClient client) =>
        JsonSerializer.Deserialize(await client.GetStringAsync("/api/conversations"), HistoryJson.Default.ConversationList)!.Conversations;

    public static object Feedback(Guid conversation, Guid answer) =>
        new
        {
            answerId = ChatApplication.AnswerId(answer),
            conversationId = conversation,
            verdict = "up",
        };
}
