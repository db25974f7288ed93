using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Telemetry;

/// <summary>The measurements of one app.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<Measurement> measurements = [];
    private readonly ConcurrentDictionary<string, Instrument> instruments = [];

    public RecordedMetrics(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope != factory || !instrument.Meter.Name.StartsWith("AiWorkload.", StringComparison.Ordinal))
                return;

            instruments[instrument.Name] = instrument;
            listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public IReadOnlyDictionary<string, Instrument> Instruments => instruments;

    /// <summary>As "value name=value name=value", in order.</summary>
    public IReadOnlyList<string> Of(string name) =>
        [.. measurements.Where(each => each.Name == name).Select(each => each.ToString()).Order(StringComparer.Ordinal)];

    public void Dispose() => listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct, IFormattable =>
        measurements.Enqueue(
            new(instrument.Name, value.ToString(null, null), string.Concat(tags.ToArray().Select(tag => $" {tag.Key}={tag.Value}")))
        );

    private sealed record Measurement(string Name, string Value, string Tags)
    {
        public override string ToString() => Value + Tags;
    }
}
