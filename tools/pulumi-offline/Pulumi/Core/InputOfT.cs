namespace Pulumi;

/// <summary>A property value: a plain T or an output of T, whichever the program has.</summary>
public class Input<T> : IInput
{
    private protected Input(Task<OutputData> dataTask) => DataTask = dataTask;

    private protected virtual Task<OutputData> DataTask { get; }

    private protected virtual Task<OutputData> WireTask => DataTask;

    Task<OutputData> IInput.DataTask => DataTask;

    Task<OutputData> IInput.WireTask => WireTask;

    public static implicit operator Input<T>(T value) => new(OutputData.KnownTask(value));

    public static implicit operator Input<T>(Output<T> value) => new((value ?? throw new ArgumentNullException("outputValue")).DataTask);

    public static implicit operator Output<T>(Input<T> input) => new(input.DataTask);

    internal static Input<T> FromTask(Task<OutputData> dataTask) => new(dataTask);
}
