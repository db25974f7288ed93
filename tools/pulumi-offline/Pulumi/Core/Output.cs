using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes and joins outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData.KnownTask(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => new(Task.FromResult(OutputData.Known(value).WithSecret(true)));

    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(OutputTasks.FromTask(value, isSecret: true).Tracked());
    }

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(OutputTasks.Map(value.DataTask, data => data.WithSecret(true)).Tracked());
    }

    /// <summary>The same value, no longer marked secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) =>
        new(OutputTasks.Map(output.DataTask, data => data.WithSecret(false)).Tracked());

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    /// <summary>One output of many: unknown if any is unknown, secret if any is secret, dependent on all that they depend on.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        Join<T>([.. inputs.Select(input => ((IInput)input).DataTask)]);

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All((IEnumerable<Output<T>>)outputs);

    /// <inheritdoc cref="All{T}(IEnumerable{Input{T}})"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        Join<T>([.. outputs.Select(output => output.DataTask)]);

    /// <summary>Text with outputs in it, formatted with the invariant culture.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments();
        var tasks = new Task<OutputData>[arguments.Length];
        for (var i = 0; i < tasks.Length; i++)
        {
            tasks[i] = arguments[i] switch
            {
                IInput input => input.DataTask,
                IOutput output => output.DataTask,
                var plain => OutputData.KnownTask(plain),
            };
        }
        return new Output<string>(
            OutputTasks
                .All(tasks, parts =>
                    string.Format(CultureInfo.InvariantCulture, formattableString.Format, Array.ConvertAll(parts, part => part.Value))
                )
                .Tracked()
        );
    }

    internal static Output<T> Unknown<T>(T value) => new(Task.FromResult(OutputData.Unknown(value)));

    internal static ImmutableArray<T> ToArray<T>(OutputData[] parts) => ImmutableArray.CreateRange(parts.Select(part => part.As<T>()));

    private static Output<ImmutableArray<T>> Join<T>(Task<OutputData>[] tasks) =>
        new(OutputTasks.All(tasks, parts => ToArray<T>(parts)).Tracked());
}
