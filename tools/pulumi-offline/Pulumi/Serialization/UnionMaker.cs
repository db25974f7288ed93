namespace Pulumi.Serialization;

/// <summary>Makes unions of types that are known at run time only.</summary>
internal abstract class UnionMaker
{
    public static UnionMaker For(Type union) =>
        (UnionMaker)Activator.CreateInstance(typeof(Of<,>).MakeGenericType(union.GenericTypeArguments))!;

    public abstract object First(object? value);

    public abstract object Second(object? value);

    private sealed class Of<T0, T1> : UnionMaker
    {
        public override object First(object? value) => Union<T0, T1>.FromT0(value is null ? default! : (T0)value);

        public override object Second(object? value) => Union<T0, T1>.FromT1(value is null ? default! : (T1)value);
    }
}
