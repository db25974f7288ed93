using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The running deployment, as programs see it.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment) => Deployment = deployment;

    public string StackName => Deployment.Info.Stack;

    public string ProjectName => Deployment.Info.Project;

    public string OrganizationName => Deployment.Info.Organization;

    /// <summary>The directory of Pulumi.yaml.</summary>
    public string RootDirectory =>
        Deployment.Info.RootDirectory
        ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    /// <summary>Whether this is a preview, in which nothing is created.</summary>
    public bool IsDryRun => Deployment.Info.IsDryRun;

    internal Deployment Deployment { get; }

    /// <summary>Calls a provider function; it is not called, and the result is unknown, while an argument is unknown.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(Deployment.InvokeAsync(token, args, options, typeof(T)).Tracked());

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Invoke<T>(token, args, (InvokeOptions)options);

    /// <summary>Calls a provider function whose result is an object with one property, and returns that property.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(result => result.Values.First());

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        InvokeSingle<T>(token, args, (InvokeOptions)options);

    /// <summary>Calls a provider function at once, whatever is known of its arguments.</summary>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await Deployment.InvokeNowAsync(token, args, options, typeof(T)).ConfigureAwait(false)).As<T>();

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions)"/>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Deployment.InvokeNowAsync(token, args, options, resultType: null);

    /// <summary>Calls a provider function whose result is an object with one property, and returns that property.</summary>
    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false)).Values.First();
}
