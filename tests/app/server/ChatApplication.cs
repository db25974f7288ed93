using System.Net.Http.Json;
using System.Text;
using App.Chat;
using App.Privacy;
using App.Tests.History;
using App.Tests.Telemetry;
using Azure.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests;

/// <summary>The app as it starts, with settings and, where a test needs it, another chat client.</summary>
internal sealed class ChatApplication : WebApplicationFactory<Program>
{
    private const string PseudonymKey = "a-key-of-the-tests-with-32-letters";

    /// <summary>An id as the app gives it to an answer.</summary>
    public static string AnswerId(Guid id) => new AnswerIds(new Pseudonyms(Encoding.UTF8.GetBytes(PseudonymKey))).Signed(id);

    public string Environment { get; init; } = "Development";

    public Dictionary<string, string> Settings { get; init; } = [];

    public IChatClient? Model { get; init; }

    public TokenCredential? Credential { get; init; }

    public Action<IServiceCollection>? Replace { get; set; }

    public RecordedTelemetry? Telemetry { get; set; }

    public static object Question(string text) => new { messages = new[] { new { role = "user", content = text } } };

    public Task<HttpResponseMessage> AskAsync(string question, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat") { Content = JsonContent.Create(Question(question)) };
        return CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<IReadOnlyList<ServerSentEvent>> EventsAsync(string question) =>
        await ServerSentEvent.ReadAllAsync(await AskAsync(question));

    /// <summary>Uses Kestrel for what the test server omits: body size limits and server headers.</summary>
    public HttpClient Listen()
    {
        // Not UseKestrel(0): it sets the port while the server may be starting already.
        UseKestrel();
        StartServer();
        return CreateClient();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseEnvironment(Environment);
        builder.UseSetting("Chat:WordPauseMilliseconds", "0");
        builder.UseSetting("Chat:RequestsPerMinute", "6000");
        builder.UseSetting("Hosting:NoticeSeconds", "0");
        builder.UseSetting(Pseudonyms.Setting, PseudonymKey);
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        if (Model is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(Model));
        if (Credential is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(Credential));
        if (Replace is not null)
            builder.ConfigureTestServices(Replace);
        Telemetry?.Attach(builder);
    }
}
