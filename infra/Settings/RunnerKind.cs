namespace Infra.Settings;

/// <summary>The deployment runners that have a subnet in the stack's own network.</summary>
public enum RunnerKind
{
    /// <summary>No subnet.</summary>
    None,

    /// <summary>Virtual machines or scale sets that you create, with a runner of GitHub.</summary>
    Machines,

    /// <summary>GitHub-hosted runners with Azure private networking.</summary>
    GitHub,

    /// <summary>Managed DevOps Pools of Azure DevOps.</summary>
    AzureDevOps,
}
