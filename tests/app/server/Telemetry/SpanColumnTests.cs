using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using App.Tests.Credentials;
using App.Tests.History;
using App.Tests.LanguageModel;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace App.Tests.Telemetry;

/// <summary>Queries of alerts, workbook and runbooks read spans as the exporter of Azure Monitor writes them.</summary>
// Azure Monitor's exporter marks every span, also those of other tests, so these tests do not run in parallel.
[Collection("spans that the exporter marks")]
public sealed partial class SpanColumnTests
{
    private static readonly string Root = CommandLine.Checkout.Root;

    [Fact]
    public async Task Columns_in_the_queries_match_the_exporter()
    {
        var asked = Asked().ToHashSet();
        var spans = await SpansAsync();
        var written = spans.SelectMany(span => span["properties"]!.AsObject()).Select(property => property.Key).ToHashSet();

        Assert.Superset(
            new HashSet<string> { "app.answer.time_to_first_word", "app.answer.chunk_ids", "gen_ai.usage.output_tokens" },
            asked
        );

        // The caller becomes the column UserId and the host the column Target. Spans of other tests can be recorded too.
        Assert.Equal(["enduser.pseudo.id"], asked.Except(written));
        Assert.Contains(spans, span => span["name"]!.ToString() == "answer" && span["user"]!.ToString().Length > 0);
        Assert.Contains(spans, span =>
            span["name"]!.ToString() == "chat chat" && span["target"]?.ToString().StartsWith("127.0.0.1", StringComparison.Ordinal) == true
        );
    }

    private static IEnumerable<string> Asked() =>
        from folder in new[] { "infra/Components/Alerts/Queries", "infra/Components/Observability/Workbook/Queries", "docs/runbooks" }
        from file in Directory.GetFiles(Path.Combine(Root, folder))
        from query in file.EndsWith(".md", StringComparison.Ordinal)
            ? Block().Matches(File.ReadAllText(file)).Select(block => block.Value)
            : [File.ReadAllText(file)]
        from statement in query.Split(';')
        where statement.Contains("AppDependencies", StringComparison.Ordinal)
        from mark in Mark().Matches(statement)
        select mark.Groups[1].Value;

    private static async Task<IReadOnlyList<JsonObject>> SpansAsync()
    {
        await using var model = await FakeAzureOpenAI.StartAsync(AnswerAsync);
        await using var monitor = await FakeIntake.StartAsync(https: true);
        var credential = new CountedCredential(TimeSpan.FromHours(1));
        var on = ModelApplication.On(credential, model);
        await using (
            var app = new ChatApplication
            {
                Settings = on.Settings,
                Credential = credential,
                Replace = services =>
                {
                    on.Replace!(services);
                    services.Configure<AzureMonitorExporterOptions>(options =>
                    {
                        options.DisableOfflineStorage = true;
                        options.Transport = new HttpClientTransport(monitor.Trusting());
                    });
                },
            }
        )
        {
            app.Settings["Release:Version"] = "sha256-abc";
            app.Settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={monitor.Address}/;LiveEndpoint={monitor.Address}/";
            await app.EventsAsync(ModelApplication.Question);
            Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
        }

        return
        [
            .. monitor
                .Received.Where(each => each.Path.EndsWith("/track", StringComparison.Ordinal))
                .SelectMany(each => each.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Select(line => JsonNode.Parse(line)!.AsObject())
                .Where(item => item["data"]!["baseType"]!.ToString() == "RemoteDependencyData")
                .Select(Span),
        ];
    }

    private static JsonObject Span(JsonObject item)
    {
        var span = item["data"]!["baseData"]!.DeepClone().AsObject();
        span["user"] = item["tags"]?["ai.user.id"]?.ToString() ?? "";
        return span;
    }

    private static async Task AnswerAsync(HttpContext context, int call)
    {
        await FakeAzureOpenAI.StreamAsync(context, ["Groundedness ", "counts [1]."], finish: null);
        await FakeAzureOpenAI.SendAsync(
            context,
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":"""
                + """[{"index":0,"delta":{},"finish_reason":"stop"}]}"""
        );
        await FakeAzureOpenAI.SendAsync(
            context,
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[]"""
                + ""","usage":{"prompt_tokens":900,"completion_tokens":12,"total_tokens":912}}"""
        );
        await FakeAzureOpenAI.SendAsync(context, "[DONE]");
    }

    [GeneratedRegex("```kql\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("""Properties\["([^"]+)"\]""")]
    private static partial Regex Mark();
}
