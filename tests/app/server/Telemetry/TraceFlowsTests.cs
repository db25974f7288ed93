using System.Diagnostics;
using App.Tests.History;
using App.Tests.LanguageModel;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Telemetry;

public sealed class TraceFlowsTests
{
    private readonly RecordedTelemetry telemetry = new();

    [Fact]
    public async Task Only_failed_probes_are_exported()
    {
        using var well = new ChatApplication { Telemetry = telemetry };
        using var ill = new ChatApplication { Telemetry = telemetry, Settings = { ["Identity:SignIn"] = "AppService" } };

        var probes = new[] { await SendAsync(well, "/readyz"), await SendAsync(well, "/healthz") };
        var failed = await SendAsync(ill, "/readyz");
        var page = await SendAsync(well, "/favicon.svg");

        await telemetry.Spans.WaitAsync(span => span.TraceId == failed && span.Status == ActivityStatusCode.Error);
        await telemetry.Spans.WaitAsync(span => span.TraceId == page);
        Assert.DoesNotContain(telemetry.Spans.Snapshot(), span => probes.Contains(span.TraceId));
    }

    [Fact]
    public async Task Sampling_uses_the_trace_id_and_ignores_the_flags_of_the_caller()
    {
        using var app = new ChatApplication { Telemetry = telemetry, Settings = { ["Telemetry:TracePercent"] = "50" } };

        var above = await SendAsync(app, "/favicon.svg", prefix: "ffffffffffffffff", flags: "01");
        var below = await SendAsync(app, "/favicon.svg", prefix: "0000000000000001", flags: "00");

        await telemetry.Spans.WaitAsync(span => span.TraceId == below);
        Assert.DoesNotContain(telemetry.Spans.Snapshot(), span => span.TraceId == above);
    }

    [Fact]
    public async Task Failures_and_feedback_are_always_exported()
    {
        using var app = new ChatApplication
        {
            Telemetry = telemetry,
            Settings = { ["Telemetry:TracePercent"] = "1" },
            Model = new ScriptedModel(_ => throw new InvalidOperationException("broken")),
        };

        var feedback = await SendAsync(app, "/api/feedback", prefix: "ffffffffffffffff");
        var answer = await telemetry.AnswerAsync(await app.EventsAsync(ModelApplication.Question));

        Assert.Equal(ActivityStatusCode.Error, answer.Status);
        await telemetry.Spans.WaitAsync(span => span.TraceId == feedback);
    }

    private static async Task<ActivityTraceId> SendAsync(
        ChatApplication app,
        string path,
        string prefix = "0000000000000001",
        string flags = "01"
    )
    {
        var trace = $"{prefix}{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 8))}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path)
        {
            Headers = { { "traceparent", $"00-{trace}-00000000000000a1-{flags}" } },
        };
        await (await app.CreateClient().SendAsync(request)).Content.ReadAsStringAsync();
        return ActivityTraceId.CreateFromString(trace);
    }
}
