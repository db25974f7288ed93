// Policies of each kind that the official SDK has: of a resource, of a stack, with configuration, and with a remediation.
const { PolicyPack } = require("@pulumi/policy");

const isStorage = (args) => args.type === "azure-native:storage:StorageAccount";

new PolicyPack("tests", {
    enforcementLevel: "mandatory",
    policies: [
        {
            name: "locally-redundant",
            description: "Storage is redundant in one region only.",
            validateResource: (args, report) => {
                if (isStorage(args) && !args.props.sku.name.endsWith("_LRS")) {
                    report(`sku is ${args.props.sku.name}`);
                }
            },
        },
        {
            name: "few-resources",
            description: "A stack has few resources.",
            enforcementLevel: "advisory",
            configSchema: { properties: { most: { type: "number", default: 10000 } } },
            validateStack: (args, report) => {
                const { most } = args.getConfig();
                if (args.resources.length > most) {
                    report(`there are more than ${most}`);
                }
            },
        },
        {
            name: "account-in-group",
            description: "Accounts depend on a resource group.",
            validateStack: (args, report) => {
                for (const account of args.resources.filter(isStorage)) {
                    const groups = account.dependencies.filter((each) => each.type === "azure-native:resources:ResourceGroup");
                    if (groups.length !== 1 || account.provider.props.version === undefined) {
                        report("has no group, or no provider", account.urn);
                    }
                }
            },
        },
        {
            name: "owner",
            description: "Storage has an owner.",
            enforcementLevel: "remediate",
            remediateResource: (args) => (isStorage(args) ? { ...args.props, tags: { owner: "remediated" } } : undefined),
            validateResource: (args, report) => {
                if (isStorage(args) && args.props.tags?.owner !== "remediated") {
                    report("has another owner");
                }
            },
        },
        {
            name: "protected",
            description: "Nothing is protected.",
            enforcementLevel: "disabled",
            validateResource: (_, report) => report("is disabled"),
        },
    ],
});
