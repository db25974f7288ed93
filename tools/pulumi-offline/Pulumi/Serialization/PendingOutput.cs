namespace Pulumi.Serialization;

/// <summary>One output of a resource that is waiting for its value.</summary>
internal sealed class PendingOutput(OutputProperty property, OutputData source)
{
    private readonly TaskCompletionSource<OutputData> _completion = new();

    public string Name => property.Name;

    public ResultShape Shape => property.Shape;

    public Task<OutputData> Task => _completion.Task;

    public void SetText(string text, bool isKnown) =>
        _completion.TrySetResult(new OutputData(text, isKnown, isSecret: false, source.Resources));

    public void Set(OutputData data) =>
        _completion.TrySetResult(
            data.Resources.IsEmpty
                ? new OutputData(data.Value, data.IsKnown, data.IsSecret, source.Resources)
                : data.WithResources(source.Resources)
        );

    public void SetMissing(bool isKnown) => _completion.TrySetResult(new OutputData(null, isKnown, isSecret: false, source.Resources));

    public void Fail(Exception exception)
    {
        // The output may never be read; the registration itself reports the failure.
        if (_completion.TrySetException(exception))
            _ = _completion.Task.Exception;
    }
}
