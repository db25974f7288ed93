using App.Settings;
using App.Tests.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.LanguageModel;

/// <summary>Mode OpenAICompatible: a model of the user's choice answers from the bundled documents.</summary>
public sealed class CompatibleServerTests
{
    private const string Expected = "Groundedness – 근거 – counts [1].";

    /// <summary>As the servers write it: names of reasoning differ, usage and the last marker may be missing.</summary>
    private static readonly Dictionary<string, string> Streams = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "LanguageModel", "Streams"))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllText);

    public static TheoryData<string, int, string> Servers
    {
        get
        {
            var all = new TheoryData<string, int, string>();
            foreach (var server in Streams.Keys)
            {
                all.Add(server, 1, "\n");
                all.Add(server, 7, "\r\n");
                all.Add(server, 100_000, "\n");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_local_server_answers_with_citations_and_without_a_key(string server, int pieces, string ends)
    {
        await using var started = await CompatibleServer.StartAsync(Streams[server].ReplaceLineEndings(ends), pieces);
        using var app = App(started);

        var events = await app.EventsAsync(ModelApplication.Question);

        Assert.Equal("OpenAICompatible", events[0].Text("mode"));
        Assert.NotEmpty(events[0].Data.GetProperty("citations").EnumerateArray());
        Assert.Equal(Expected, string.Concat(events.Where(each => each.Name == "delta").Select(each => each.Text("text"))));
        Assert.Equal("stop", events[^1].Text("finishReason"));
        Assert.Equal(1, events[^1].Data.GetProperty("cited")[0].GetInt32());
        var body = Assert.Single(started.Requests).Body;
        Assert.Equal(("m", 1_024), (body.GetProperty("model").GetString(), body.GetProperty("max_tokens").GetInt32()));
        Assert.False(body.TryGetProperty("temperature", out _));
    }

    [Fact]
    public async Task Questions_without_sources_are_rejected_before_the_server_is_called()
    {
        await using var started = await CompatibleServer.StartAsync(Streams["Ollama"], 100_000);
        using var app = App(started);

        Assert.Equal("refused", (await app.EventsAsync("What is the capital of France?"))[^1].Text("finishReason"));
        Assert.Empty(started.Requests);
    }

    /// <summary>Without usage, the words that arrived are counted.</summary>
    [Fact]
    public async Task Limits_hold_without_usage()
    {
        await using var started = await CompatibleServer.StartAsync(Streams["Ollama"], 100_000);
        using var app = App(started);
        app.Settings["Chat:TokensPerMinute"] = "6000";

        using var first = await app.AskAsync(ModelApplication.Question);
        await first.Content.ReadAsStringAsync();
        using var second = await app.AskAsync(ModelApplication.Question);

        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
    }

    [Fact]
    public async Task The_app_is_ready_without_a_credential_and_sends_a_key_if_it_has_one()
    {
        await using var started = await CompatibleServer.StartAsync(Streams["Ollama"], 100_000);
        using var app = App(started);
        app.Settings["OpenAICompatible:ApiKey"] = "invented-key-1";

        using var ready = await app.CreateClient().GetAsync("/readyz");
        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(200, (int)ready.StatusCode);
        Assert.Equal("Bearer invented-key-1", Assert.Single(started.Requests).Authorization);
    }

    [Theory]
    [InlineData("http://localhost:11434/v1", null)]
    [InlineData("http://127.0.0.1:8080/v1", null)]
    [InlineData("http://models.example.com/v1", "OpenAICompatible:Endpoint must be an https address")]
    [InlineData("https://models.example.com/v1", "OpenAICompatible:ApiKey must be a key for an endpoint that is not on this machine")]
    public void Plain_http_and_no_key_are_allowed_on_this_machine_only(string endpoint, string? problem)
    {
        var values = new Dictionary<string, string?>
        {
            ["Chat:Mode"] = "OpenAICompatible",
            ["OpenAICompatible:Endpoint"] = endpoint,
            ["OpenAICompatible:Model"] = "m",
        };
        var wrong = Record.Exception(() =>
            AppSettings.Read(
                new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build()),
                new HostEnvironment { EnvironmentName = "Development" }
            )
        );

        Assert.Equal(problem is not null, wrong is SettingsException);
        Assert.Contains(problem ?? "", wrong?.Message ?? "");
    }

    private static ChatApplication App(CompatibleServer server) =>
        new()
        {
            Settings = new()
            {
                ["Chat:Mode"] = "OpenAICompatible",
                ["OpenAICompatible:Endpoint"] = server.Address,
                ["OpenAICompatible:Model"] = "m",
            },
        };
}
