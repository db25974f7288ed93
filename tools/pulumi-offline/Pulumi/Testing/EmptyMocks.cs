namespace Pulumi.Testing;

/// <summary>Gives every resource its inputs as state and no id; answers no function call.</summary>
public class EmptyMocks : IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
        Task.FromResult<(string? id, object state)>((null, args.Inputs));

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args);
}
