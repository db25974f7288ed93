using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>Test and prod take only packages that the workflow `release` built on main.</summary>
public sealed class ProvenanceTests
{
    private const string Unsigned = "Error: HTTP 404: Not Found (https://api.github.com/repos/o/r/attestations/sha256:5891?per_page=30)";

    [Theory]
    [InlineData("test", true)]
    [InlineData("prod", true)]
    [InlineData("dev", false)]
    public async Task A_package_without_a_signature_is_rejected_by_test_and_prod(string stack, bool rejected)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        Passed(rehearsal, release);
        Attestation(rehearsal, Unsigned);
        // So that a deployment which takes the package ends before its update.
        rehearsal.SetGateResult(1);

        var deployed = await rehearsal.DeployAsync(stack, release);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Equal(rejected, deployed.Errors.Contains("has no signature of the workflow release of o/r"));
        Assert.Equal(!rejected, deployed.Output.Contains($"the gate rejects the change of {stack}"));
    }

    [Fact]
    public async Task A_manual_rollback_verifies_the_older_package()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCandidateAsync();
        await using var _ = rehearsal;
        rehearsal.Set("prod", "outputs.json", $$"""{"commit": "{{newer.Commit}}", "package": "{{newer.Digest}}"}""");
        Attestation(rehearsal, "Error: verifying with issuer \"sigstore.dev\"");

        var back = await rehearsal.CheckOutAndDeployAsync("prod", older);

        Assert.Equal(1, back.Code);
        Assert.Contains(rehearsal.Calls, call => call.StartsWith("gh attestation verify") && call.EndsWith(older.Commit));
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up"));
    }

    [Theory]
    [InlineData("error creating Sigstore verifier: no valid Sigstore verifiers could be initialized", null, 2, "could not be determined")]
    [InlineData("Error: HTTP 401: Bad credentials (https://api.github.com/repos/o/r/attestations)", null, 2, "could not be determined")]
    [InlineData("Error: failed to fetch attestations: unexpected EOF", null, 2, "could not be determined")]
    [InlineData("Error: expected SourceRepositoryDigest to be c, got d", null, 1, "has no signature of the workflow release")]
    [InlineData("To get started with GitHub CLI, please run:  gh auth login", null, 2, "sign in with gh auth login, or set GH_TOKEN")]
    [InlineData(Unsigned, "false", 0, "")]
    [InlineData(null, "no", 2, "PROVENANCE must be true or false, got 'no'")]
    [InlineData(null, null, 0, "")]
    public async Task A_failed_request_is_no_rejection_and_the_check_can_be_switched_off(
        string? answer,
        string? setting,
        int code,
        string message
    )
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        Attestation(rehearsal, answer);
        rehearsal.Variables["PROVENANCE"] = setting ?? "";

        var verified = await rehearsal.RunAsync("provenance", Path.Combine(release.Folder, "app.zip"), release.Commit);

        Assert.True(verified.Code == code, verified.ToString());
        Assert.Contains(message, verified.Errors);
    }

    private static void Passed(Rehearsal rehearsal, Release release)
    {
        var evidence = rehearsal.Blob("passed", $"test/{release.Commit}-{release.Digest}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(evidence)!);
        File.WriteAllText(evidence, "{}");
    }

    private static void Attestation(Rehearsal rehearsal, string? failure)
    {
        if (failure is not null)
        {
            File.WriteAllText(Path.Combine(rehearsal.Cloud, "attestation"), failure);
        }
    }
}
