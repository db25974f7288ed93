using Grpc.Core;
using Planning.Engine;
using Pulumirpc;

namespace Preflight.Tests;

/// <summary>Requests that only a defective SDK sends.</summary>
public sealed class MonitorTests
{
    [Theory]
    [InlineData("", "urn:pulumi:dev::scenarios::test:index:Thing::a", "'a' (test:index:Thing) depends on itself")]
    [InlineData(
        "",
        "urn:pulumi:dev::scenarios::test:index:Thing::b",
        "which is not registered: a cycle, or a resource that does not exist"
    )]
    [InlineData(
        "urn:pulumi:dev::scenarios::test:index:Group::g",
        "",
        "the parent of 'a', urn:pulumi:dev::scenarios::test:index:Group::g, is not registered"
    )]
    public async Task A_registration_with_an_unknown_URN_is_rejected(string parent, string dependency, string problem)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());
        var request = new RegisterResourceRequest
        {
            Type = "test:index:Thing",
            Name = "a",
            Custom = true,
            Parent = parent,
        };
        if (dependency.Length > 0)
        {
            request.Dependencies.Add(dependency);
        }

        await Assert.ThrowsAsync<RpcException>(async () => await new Planning.Engine.Monitor(run).RegisterResource(request, null!));

        Assert.Contains(problem, run.Refusal);
        Assert.Empty(run.Registrations.Resources);
    }

    [Fact]
    public async Task A_remote_component_is_rejected()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());

        await Assert.ThrowsAsync<RpcException>(async () =>
            await new Planning.Engine.Monitor(run).RegisterResource(
                new RegisterResourceRequest
                {
                    Type = "x:index:Y",
                    Name = "y",
                    Remote = true,
                },
                null!
            )
        );

        Assert.Contains("preflight runs no provider plug-ins", run.Refusal);
    }
}
