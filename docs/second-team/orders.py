import json


def handler(event, context):
    order = event["pathParameters"]["id"]
    print("order", order, "was asked for")
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({"order": order, "from": context.function_name}),
    }
