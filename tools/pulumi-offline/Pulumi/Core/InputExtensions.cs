namespace Pulumi;

/// <summary>Uses an input as an output; a null input counts as the default value.</summary>
public static class InputExtensions
{
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Task<TResult>> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Input<TResult>?> func) => input.ToOutput().Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) => input.ToOutput().Apply(func);

    public static Output<T> ToOutput<T>(this Input<T>? input) => input ?? Output.Create(default(T)!);
}
