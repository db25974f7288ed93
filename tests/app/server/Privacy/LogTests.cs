using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using App.Retrieval;
using App.Tests.History;
using App.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace App.Tests.Privacy;

/// <summary>Personal data in every place from which it could reach a log.</summary>
public sealed class LogTests
{
    private const string Mail = "ada.lovelace@example.com";
    private const string Phone = "010-1234-5678";
    private const string Card = "4111 1111 1111 1111";
    private const string Token = "Bearer 7f3a9c2e8b1d4f6a9c2e";
    private const string UserId = "11111111-aaaa-bbbb-cccc-222222222222";

    private readonly RecordedTelemetry telemetry = new();
    private readonly Sink sink = new();

    [Fact]
    public async Task Personal_data_in_a_model_error_is_not_logged()
    {
        using var app = On(
            new ScriptedModel(_ =>
                throw new InvalidOperationException($"no answer for {Mail}", new ArgumentException($"{Phone} {Card} {Token}"))
            )
        );

        var events = await AskAsync(app);
        var answer = await telemetry.AnswerAsync(events);

        Assert.Equal("model_failed", events[^1].Text("code"));
        var logged = sink.Written.Single(line => line.Contains("failed: model_failed"));
        Assert.Contains("System.InvalidOperationException: no answer for [email]", logged);
        Assert.Contains("System.ArgumentException: [phone] [card] Bearer [secret]", logged);
        Assert.Contains("ScriptedModel", logged);
        Assert.Null(answer.StatusDescription);
        AssertNothingPersonal();
    }

    [Fact]
    public async Task Personal_data_in_a_successful_request_is_not_logged()
    {
        using var app = On(ScriptedModel.Saying(ScriptedModel.Word($"Write to {Mail} [1]."), ScriptedModel.End));

        var events = await AskAsync(app);
        var answer = await telemetry.AnswerAsync(events);

        Assert.Equal("done", events[^1].Name);
        Assert.Matches("^[0-9a-f]{16}$", (string)answer.GetTagItem("enduser.pseudo.id")!);
        AssertNothingPersonal();
    }

    [Fact]
    public void Values_scopes_and_states_are_redacted_and_numbers_stay_numbers()
    {
        using var app = On(ScriptedModel.Saying(ScriptedModel.End));
        var log = app.Services.GetRequiredService<ILogger<LogTests>>();

        using (log.BeginScope("scope of {Mail}", Mail))
        using (log.BeginScope($"scope of {Phone}"))
            log.LogWarning(
                "Mail {Mail} took {Milliseconds} ms and {Address}",
                Mail,
                12,
                new UriBuilder($"https://x.example/?sig=abcdef&m={Mail}").Uri
            );
        log.Log(LogLevel.Error, 7, Card, new FormatException(Token), (state, _) => state);

        var record = telemetry
            .Logs.Snapshot()
            .Single(each => each.CategoryName!.EndsWith("LogTests", StringComparison.Ordinal) && each.LogLevel == LogLevel.Warning);
        Assert.Equal("Mail [email] took 12 ms and https://x.example/?sig=[secret]&m=[email]", record.FormattedMessage);
        Assert.Contains(new("Mail", "[email]"), record.Attributes!);
        Assert.Contains(new("Milliseconds", 12), record.Attributes!);
        Assert.Contains(new("{OriginalFormat}", "Mail {Mail} took {Milliseconds} ms and {Address}"), record.Attributes!);
        AssertNothingPersonal();
    }

    [Fact]
    public void An_exception_without_personal_data_keeps_its_type()
    {
        using var app = On(ScriptedModel.Saying(ScriptedModel.End));

        app.Services.GetRequiredService<ILogger<LogTests>>().LogError(new FormatException("wrong"), "It is wrong");

        Assert.IsType<FormatException>(telemetry.Logs.Snapshot().Single(each => each.FormattedMessage == "It is wrong").Exception);
    }

    private ChatApplication On(ScriptedModel model) =>
        new()
        {
            Model = model,
            Telemetry = telemetry,
            Settings =
            {
                ["Identity:SignIn"] = "AppService",
                ["WEBSITE_AUTH_ENABLED"] = "true",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            },
            Replace = services =>
                services
                    .AddSingleton<IRetriever>(new FixedRetriever())
                    .AddSingleton<ILoggerProvider>(sink)
                    .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace)),
        };

    private static async Task<IReadOnlyList<ServerSentEvent>> AskAsync(ChatApplication app)
    {
        var principal =
            $$"""{"claims":[{"typ":"oid","val":"{{UserId}}"},{"typ":"tid","val":"{{UserId}}"},{"typ":"name","val":"{{Mail}}"}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/chat?mail={Mail}")
        {
            Content = JsonContent.Create(
                new
                {
                    messages = new[]
                    {
                        new { role = "user", content = $"I am {Mail}, {Phone}, {Card}, {Token}" },
                        new { role = "assistant", content = "Ask." },
                        new { role = "user", content = $"What metrics describe the quality of an answer, asks {Mail}" },
                    },
                }
            ),
            Headers =
            {
                { "X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(principal)) },
                { "Authorization", Token },
            },
        };
        return await ServerSentEvent.ReadAllAsync(await app.CreateClient().SendAsync(request));
    }

    private void AssertNothingPersonal()
    {
        var written = sink
            .Written.Concat(
                telemetry
                    .Logs.Snapshot()
                    .SelectMany(record =>
                        (record.Attributes ?? [])
                            .Select(value => $"{value.Value}")
                            .Append($"{record.FormattedMessage} {record.Body} {record.Exception}")
                    )
            )
            .Concat(
                telemetry
                    .Spans.Snapshot()
                    .SelectMany(span =>
                        span.TagObjects.Select(tag => $"{tag.Value}")
                            .Append(
                                $"{span.DisplayName} {span.StatusDescription} {string.Concat(span.Events.SelectMany(each => each.Tags))}"
                            )
                    )
            )
            .ToArray();
        Assert.NotEmpty(written);
        foreach (var personal in (string[])["ada.lovelace", "1234-5678", "4111 1111", "7f3a9c2e8b1d", UserId])
            Assert.DoesNotContain(written, text => text.Contains(personal, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A sink like the console: it writes messages and scopes.</summary>
    private sealed class Sink : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider? scopes;

        public ConcurrentQueue<string> Written { get; } = [];

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Written.Enqueue($"{formatter(state, exception)} {state} {exception}");
            scopes?.ForEachScope((scope, _) => Written.Enqueue($"{scope}"), 0);
        }

        public void Dispose() { }
    }
}
