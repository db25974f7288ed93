using System.Diagnostics;
using OpenTelemetry;

namespace App.Telemetry;

/// <summary>Decides at the end of a span whether to send it: failures and feedback always, healthy probes never.</summary>
internal sealed class TraceFlows : BaseProcessor<Activity>
{
    private const string Path = "url.path";

    public override void OnEnd(Activity data)
    {
        if (data.Status == ActivityStatusCode.Error || Request(data) is "/api/feedback")
            data.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        else if (Request(data) is "/healthz" or "/readyz")
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    /// <summary>The path of the span's request.</summary>
    private static string? Request(Activity span)
    {
        while (span.Parent is { } parent)
            span = parent;
        return span.GetTagItem(Path) as string;
    }
}
