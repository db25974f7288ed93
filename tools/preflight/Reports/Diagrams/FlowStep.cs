namespace Preflight.Reports.Diagrams;

/// <summary>The way of a request, in order: from the user to the services, then to the internet.</summary>
public enum FlowStep
{
    Request,
    ToApp,
    IntoApp,
    Call,
    PrivateLink,
    Route,
    Egress,
}
