using System.Text;
using App.Tests.Credentials;
using App.Tests.LanguageModel;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace App.Tests.Telemetry;

[Collection("spans that the exporter marks")]
public sealed class ExportTests
{
    [Fact]
    public async Task Without_export_no_exporter_library_is_loaded()
    {
        await using var off = await AppProcess.StartAsync([]);
        await using var on = await AppProcess.StartAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" });

        foreach (var app in (AppProcess[])[off, on])
            await app.Client.GetStringAsync("/readyz");

        Assert.DoesNotContain(off.Libraries, library =>
            library.Contains("OpenTelemetry") || library.Contains("KeyVault") || library.Contains("Azure.Identity")
        );
        Assert.Contains("OpenTelemetry.dll", on.Libraries);
        Assert.DoesNotContain("Azure.Monitor.OpenTelemetry.Exporter.dll", on.Libraries);
    }

    [Fact]
    public async Task A_collector_receives_all_signals_with_release_and_header()
    {
        await using var collector = await FakeIntake.StartAsync();
        await using (var app = new ChatApplication { Settings = Collected(collector) })
        {
            app.Settings["Release:Version"] = "sha256-abc";
            await app.EventsAsync(ModelApplication.Question);
            Flush(app.Services);
        }

        Assert.All(["/v1/traces", "/v1/metrics", "/v1/logs"], (string path) =>
        {
            var received = collector.Received.Where(each => each.Path == path).ToArray();
            Assert.All(received, each => Assert.Equal("secret", each.Headers["api-key"]));
            Assert.Contains(received, each =>
                Encoding.UTF8.GetString(each.Body) is var text
                && text.Contains("ai-workload-chat")
                && text.Contains("service.version")
                && text.Contains("sha256-abc")
                && text.Contains("service.instance.id")
            );
        });
        Assert.Contains(collector.Received, each =>
            each.Path == "/v1/traces" && Encoding.UTF8.GetString(each.Body).Contains("chat extractive")
        );
        Assert.Contains(collector.Received, each =>
            each.Path == "/v1/metrics" && Encoding.UTF8.GetString(each.Body).Contains("gen_ai.client.operation.duration")
        );
    }

    [Fact]
    public async Task Azure_Monitor_receives_all_signals_by_identity()
    {
        var credential = new CountedCredential(TimeSpan.FromHours(1));
        await using var monitor = await FakeIntake.StartAsync(https: true);
        await using (
            var app = new ChatApplication
            {
                Credential = credential,
                Settings =
                {
                    ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                        $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={monitor.Address}/;LiveEndpoint={monitor.Address}/",
                },
                Replace = services =>
                    services.Configure<AzureMonitorExporterOptions>(options =>
                    {
                        options.DisableOfflineStorage = true;
                        options.Transport = new HttpClientTransport(monitor.Trusting());
                    }),
            }
        )
        {
            await app.EventsAsync(ModelApplication.Question);
            Flush(app.Services);
        }

        var received = monitor.Received.Where(each => each.Path.EndsWith("/track", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(received);
        Assert.All(received, each => Assert.StartsWith("Bearer token-", each.Headers["Authorization"]));
        Assert.Contains(received, each => each.Text.Contains("chat extractive"));
        Assert.Contains(received, each => each.Text.Contains("\"Message\"", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(received, each => each.Text.Contains("chat.answers"));
    }

    private static void Flush(IServiceProvider services)
    {
        Assert.True(services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
        Assert.True(services.GetRequiredService<MeterProvider>().ForceFlush(10_000));
        Assert.True(services.GetRequiredService<LoggerProvider>().ForceFlush(10_000));
    }

    private static Dictionary<string, string> Collected(FakeIntake collector) =>
        new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=secret",
        };
}
