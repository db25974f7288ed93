using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name })
        ) { }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>The output of that name, or null; secret if it is secret in its own stack.</summary>
    public Output<object?> GetOutput(Input<string> name) =>
        MarkSecret(
            Output
                .Tuple(name, (Input<ImmutableDictionary<string, object>>)Outputs)
                .Apply(pair => (object?)pair.Item2.GetValueOrDefault(pair.Item1)),
            name
        );

    /// <summary>The output of that name; the deployment fails if there is none.</summary>
    public Output<object> RequireOutput(Input<string> name) =>
        MarkSecret(
            Output
                .Tuple(name, (Input<string>)Name, (Input<ImmutableDictionary<string, object>>)Outputs)
                .Apply(all =>
                    all.Item3.TryGetValue(all.Item1, out var value)
                        ? value
                        : throw new KeyNotFoundException($"Required output '{all.Item1}' does not exist on stack '{all.Item2}'.")
                ),
            name
        );

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    /// <summary>The plain value; refused for a secret.</summary>
    public Task<object?> GetValueAsync(Input<string> name) => PlainAsync(GetOutput(name).DataTask, "GetOutput");

    /// <inheritdoc cref="GetValueAsync"/>
    public async Task<object> RequireValueAsync(Input<string> name) =>
        (await PlainAsync(RequireOutput(name).DataTask, "RequireOutput").ConfigureAwait(false))!;

    private static async Task<object?> PlainAsync(Task<OutputData> output, string method)
    {
        var data = await output.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                $"Cannot call '{method}ValueAsync' if the referenced stack has secret outputs. Use '{method}' instead."
            )
            : data.Value;
    }

    private Output<T> MarkSecret<T>(Output<T> output, Input<string> name) =>
        new(OutputTasks.WithSecret(output.DataTask, IsSecretAsync(name)).Tracked());

    // Without the list of secret names all outputs are as secret as the whole.
    private async Task<bool> IsSecretAsync(IInput name)
    {
        var wanted = await name.DataTask.ConfigureAwait(false);
        var secretNames = await SecretOutputNames.DataTask.ConfigureAwait(false);
        return wanted.IsKnown && secretNames.IsKnown
            ? secretNames.As<ImmutableArray<string>>() is { IsDefault: false } names && names.Contains(wanted.As<string>())
            : (await Outputs.DataTask.ConfigureAwait(false)).IsSecret;
    }
}
