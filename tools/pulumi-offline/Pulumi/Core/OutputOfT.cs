namespace Pulumi;

/// <summary>A value that is known later, together with whether it is secret and which resources it comes from.</summary>
public sealed class Output<T> : IOutput
{
    private const string ToStringText = """
        Calling [ToString] on an [Output<T>] is not supported.

        To use the value of an Output<T> inside a text, write one of:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{o}suffix")

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        """;

    private Output() => DataTask = null!;

    internal Output(Task<OutputData> dataTask) => DataTask = dataTask;

    internal Task<OutputData> DataTask { get; private set; }

    Task<OutputData> IOutput.DataTask => DataTask;

    void IOutput.Attach(Task<OutputData> dataTask) => DataTask = dataTask;

    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(OutputTasks.FromTask(value).Tracked());
    }

    /// <summary>Runs the asynchronous function for its effect.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) => Chain<ValueTuple>(data => OutputTasks.FromTask(func(data.As<T>())));

    /// <summary>Transforms the value. The function does not run while the value is unknown, which it often is in a preview.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Chain<TResult>(data => OutputData.KnownTask(func(data.As<T>())));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Chain<TResult>(data =>
            OutputTasks.FromTask(func(data.As<T>()) ?? throw new ArgumentNullException(nameof(func), "the function returned no task"))
        );

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Chain<TResult>(data => ((IInput?)func(data.As<T>()))?.DataTask);

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Chain<TResult>(data => func(data.As<T>())?.DataTask);

    /// <summary>
    /// Not the value: it warns and returns a text that says what to write instead, or throws if PULUMI_ERROR_OUTPUT_STRING is set.
    /// </summary>
    public override string ToString()
    {
        var mode = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (mode == "1" || string.Equals(mode, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(ToStringText);
        Log.Warn(ToStringText);
        return ToStringText + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.As<T>() : whenUnknown;
    }

    private Output<TResult> Chain<TResult>(Func<OutputData, Task<OutputData>?> next) => new(OutputTasks.Then(DataTask, next).Tracked());
}
