using System.Collections.ObjectModel;
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace App.Tests.Telemetry;

/// <summary>The telemetry that the app would export. It can include spans of other tests.</summary>
internal sealed class RecordedTelemetry
{
    public Recorded<Activity> Spans { get; } = [];

    public Recorded<LogRecord> Logs { get; } = [];

    public void Attach(IWebHostBuilder builder)
    {
        builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
        builder.ConfigureTestServices(services =>
            services
                .ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(Spans))
                .ConfigureOpenTelemetryLoggerProvider(logs => logs.AddInMemoryExporter(Logs))
        );
    }

    /// <summary>The last span of an answer to end.</summary>
    public Task<Activity> AnswerAsync(IReadOnlyList<ServerSentEvent> events) => OfAsync("answer", events);

    public Task<Activity> ChatAsync(IReadOnlyList<ServerSentEvent> events) => OfAsync("chat ", events);

    private Task<Activity> OfAsync(string name, IReadOnlyList<ServerSentEvent> events) =>
        Spans.WaitAsync(span =>
            span.DisplayName.StartsWith(name, StringComparison.Ordinal)
            && span.GetTagItem("gen_ai.conversation.id") is string id
            && id == events[0].Text("conversationId")
        );

    /// <summary>Signalled when telemetry arrives.</summary>
    public sealed class Recorded<T> : Collection<T>
    {
        private readonly Lock gate = new();
        private TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<T> Snapshot()
        {
            lock (gate)
                return [.. Items];
        }

        public async Task<T> WaitAsync(Predicate<T> wanted)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                Task more;
                lock (gate)
                {
                    if (Items.FirstOrDefault(item => wanted(item)) is { } found)
                        return found;
                    more = came.Task;
                }

                await more.WaitAsync(limit.Token);
            }
        }

        protected override void InsertItem(int index, T item)
        {
            lock (gate)
            {
                Items.Add(item);
                came.SetResult();
                came = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
