namespace Pulumi;

/// <summary>One of two types, each as a plain value or as an output: a text or an enum, for most Azure enums.</summary>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    // The bare value is kept, and converted to a union only on access: most inputs are only sent.
    private InputUnion(Task<OutputData> bare)
        : base(bare) { }

    public InputUnion()
        : this(OutputData.KnownTask(default(Union<T0, T1>))) { }

    private protected override Task<OutputData> DataTask => OutputTasks.Map(base.DataTask, AsUnion).Tracked();

    private protected override Task<OutputData> WireTask => base.DataTask;

    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(OutputData.KnownTask(value));

    public static implicit operator InputUnion<T0, T1>(T0 value) => new(OutputData.KnownTask(value));

    public static implicit operator InputUnion<T0, T1>(T1 value) => new(OutputData.KnownTask(value));

    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => new(((IInput)value).DataTask);

    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => new(((IInput)value).DataTask);

    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value.DataTask);

    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => new(value.DataTask);

    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => new(value.DataTask);

    private static OutputData AsUnion(OutputData data) =>
        data.Value switch
        {
            Union<T0, T1> => data,
            T0 first => data.WithValue(Union<T0, T1>.FromT0(first)),
            T1 second => data.WithValue(Union<T0, T1>.FromT1(second)),
            _ => data,
        };
}
