namespace Pulumi.Serialization;

/// <summary>The [Output] properties of one resource, from its construction to the engine's answer.</summary>
internal sealed class PendingOutputs
{
    public static readonly PendingOutputs None = new([]);

    private readonly PendingOutput[] _outputs;

    private PendingOutputs(PendingOutput[] outputs) => _outputs = outputs;

    /// <param name="resource">Whose properties are assigned.</param>
    /// <param name="all">False for a component, whose own constructor assigns all but the URN.</param>
    public static PendingOutputs For(Resource resource, bool all)
    {
        var properties = OutputProperty.Of(resource.GetType(), all);
        var outputs = new PendingOutput[properties.Length];
        var source = OutputData.Unknown().WithResources([resource]);
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new PendingOutput(properties[i], source);
            properties[i].Assign(resource, outputs[i].Task);
        }
        return new PendingOutputs(outputs);
    }

    public void Complete(Registered answer, ResultConverter converter, string typeName)
    {
        Find(Wire.Urn)?.SetText(answer.Urn, isKnown: true);
        Find(Wire.Id)?.SetText(answer.Id, isKnown: answer.Id != "");
        foreach (var output in _outputs)
        {
            if (output.Name is Wire.Urn or Wire.Id || answer.State?.Fields.TryGetValue(output.Name, out var value) != true)
                continue;
            var data = converter.Convert(value!, output.Shape, $"{typeName}.{output.Name}");
            output.Set(answer.Dependencies?.GetValueOrDefault(output.Name) is { } more ? data.WithResources(more) : data);
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var output in _outputs)
            output.Fail(exception);
    }

    /// <summary>What the engine did not mention is null, or unknown as long as a deployment could still tell.</summary>
    public void Rest(bool isKnown)
    {
        foreach (var output in _outputs)
            output.SetMissing(isKnown);
    }

    private PendingOutput? Find(string name) => Array.Find(_outputs, output => output.Name == name);
}
