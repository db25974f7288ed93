namespace Pulumi.Testing;

/// <summary>Plays the engine and the providers in a unit test.</summary>
public interface IMocks
{
    /// <summary>The id and state of a new or read resource; components come here as well, the stack does not.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>The result of a provider function.</summary>
    Task<object> CallAsync(MockCallArgs args);

    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
