using System.Collections.Immutable;
using Infra.Components.Web;
using Infra.Settings;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests;

/// <summary>Builds the whole workload under mocks.</summary>
internal sealed record Stack(
    Recorder Recorder,
    IDictionary<string, object?> Outputs,
    IReadOnlyList<Resource> Resources,
    Mock<IPackageUploader> Uploader
)
{
    /// <summary>Any file works: the program does not read the content of a package.</summary>
    private static readonly string Package = typeof(Workload).Assembly.Location;

    /// <param name="clock">Null waits for nothing.</param>
    public static async Task<Stack> BuildAsync(WorkloadSettings settings, bool isPreview, TimeProvider? clock = null)
    {
        var recorder = new Recorder();
        var uploader = new Mock<IPackageUploader>();
        var (resources, outputs) = await BuildAsync(settings, isPreview, recorder, uploader.Object, clock ?? new QuickClock());
        return new Stack(recorder, outputs, resources, uploader);
    }

    /// <param name="azure">Answers in place of Azure.</param>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> BuildAsync(
        WorkloadSettings settings,
        bool isPreview,
        IMocks azure,
        IPackageUploader uploader,
        TimeProvider clock
    )
    {
        var options = new TestOptions
        {
            IsPreview = isPreview,
            ProjectName = "ai-workload",
            StackName = settings.Stack.Name,
        };
        return Pulumi.Deployment.TestAsync(azure, options, () =>
            Workload.BuildAsync(settings with { Hosting = settings.Hosting with { AppPackage = Package } }, uploader, clock)
        );
    }
}
