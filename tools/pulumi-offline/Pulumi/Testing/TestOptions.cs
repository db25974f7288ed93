namespace Pulumi.Testing;

/// <summary>Where a test pretends to run.</summary>
public class TestOptions
{
    /// <summary>"project" if not given.</summary>
    public string? ProjectName { get; set; }

    public string? RootDirectory { get; set; }

    /// <summary>"stack" if not given.</summary>
    public string? StackName { get; set; }

    /// <summary>True if not given: what the mocks do not answer is then unknown.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>"organization" if not given.</summary>
    public string? OrganizationName { get; set; }
}
